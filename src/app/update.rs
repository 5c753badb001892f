//! The one way in which the model changes: a message in, effects out.

use crate::app::command::Command;
use crate::app::context::Context;
use crate::app::effect::{Deed, Effect};
use crate::app::entry::Begun;
use crate::app::field::Field;
use crate::app::help::Help;
use crate::app::key::Key;
use crate::app::layout::Pane;
use crate::app::message::{Message, Pointed};
use crate::app::model::{Model, Overlay};
use crate::app::notice::Notice;
use crate::app::palette::Palette;
use crate::app::paper::What;
use crate::app::pointing::{self, Then};
use crate::app::review::Review;
use crate::app::{
    accepting, arrival, checking, finding, forming, gathering_keys, moving, opening, paging,
    pasting, quiet_keys, reaching, recalling, resuming, reviewing, selection, shelving, story_page,
    tending, timeline_keys, whole, writing,
};
use crate::domain::text::visible;

/// Takes in one message; answers what is to be done outside, in order.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = take_in(model, message);
    effects.extend(recalling::follow(model));
    effects.extend(resuming::to_keep(model));
    effects
}

fn take_in(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => press(model, key),
        Message::Click(at) => click(model, at),
        Message::Wheel { at, down } => pointing::wheel(model, at, down),
        Message::Paste(text) => pasting::paste(model, &text),
        Message::Resize { width, height } => {
            (model.width, model.height) = (width, height);
            selection::focus(model, model.focus);
            [selection::seasons_wanted(model), finding::more(model)].concat()
        }
        Message::Today(today) => {
            // Another day has other cards.
            if today != model.today && model.review.is_some() {
                model.review = Some(Review::begun(false));
            }
            model.today = today;
            refresh(model)
        }
        Message::FileChanged => {
            if let Some(review) = &mut model.review {
                review.undone = true;
            }
            refresh(model)
        }
        Message::Edited(text) => match &mut model.overlay {
            Some(Overlay::Form(form)) => {
                forming::edited(form, text);
                Vec::new()
            }
            _ => writing::edited(model, text),
        },
        Message::Answer(answer) => arrival::answer(model, answer),
        Message::Done(done) => {
            let mut effects = arrival::done(model, done);
            effects.extend(press_held(model));
            effects
        }
        Message::Failed(failure) => arrival::failed(model, &failure),
        Message::NotOpened(why) => {
            model.notice = Some(Notice::problem(visible::line(&why)));
            Vec::new()
        }
        Message::Waiting => {
            model.notice = Some(Notice::done(
                "another program is writing to the file; waiting for it",
            ));
            Vec::new()
        }
        Message::Terminate => quit(model),
        Message::Sleep => vec![Effect::Suspend],
    }
}

/// A click selects what lies under it; a second one opens it.
fn click(model: &mut Model, at: Pointed) -> Vec<Effect> {
    model.notice = None;
    let Some(Then {
        mut effects,
        command,
    }) = pointing::click(model, at)
    else {
        return Vec::new();
    };
    if at.twice {
        effects.extend(command_in(model, model.context(), command));
    }
    effects
}

/// Everything on the screen anew.
fn refresh(model: &mut Model) -> Vec<Effect> {
    let mut effects = selection::refresh(model);
    effects.extend(finding::refresh(model));
    effects
}

/// Presses the keys that were typed while something was being saved, as far as nothing else is.
fn press_held(model: &mut Model) -> Vec<Effect> {
    let held = std::mem::take(&mut model.held);
    held.into_iter().flat_map(|key| press(model, key)).collect()
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    if key.is_typed() && model.overlay.as_ref().is_some_and(Overlay::is_saving) {
        model.held.push(key);
        return Vec::new();
    }
    model.notice = None;
    if let Some(Overlay::Entry(entry)) = &mut model.overlay
        && entry.begun == Some(Begun::OwnEditor)
    {
        entry.begun = None;
        if key == Key::ctrl('e') {
            return vec![Effect::OwnEditor(entry.field.text().to_owned())];
        }
    }
    let context = model.context();
    let found = model.settings.keys.lookup(context, key);
    let key = match found {
        None if context.takes_text() => model.settings.keys.in_text(key),
        _ => key,
    };
    match found {
        Some(Command::PickNumber) => tending::number(model, key),
        Some(Command::PutInto) => gathering_keys::number(model, key),
        Some(Command::Answer) => checking::answer(model, key),
        Some(command) => command_in(model, context, command),
        None if context == Context::Filter && model.gathering.is_some() => {
            gathering_keys::type_key(model, key);
            Vec::new()
        }
        None if context == Context::Filter && model.quiet.is_some() => {
            quiet_keys::type_key(model, key);
            Vec::new()
        }
        None if context == Context::Day || model.timeline.is_narrowing() => {
            timeline_keys::type_key(model, key)
        }
        None if context == Context::Filter => selection::type_filter(model, key),
        None if context == Context::Find => finding::type_key(model, key),
        None => match &mut model.overlay {
            Some(Overlay::Palette(palette)) => {
                palette.key(key);
                Vec::new()
            }
            Some(Overlay::Form(_)) => forming::key(model, key),
            Some(Overlay::NewDay(new)) => {
                new.field.key(key);
                new.problem = None;
                Vec::new()
            }
            Some(Overlay::NewFile(new)) => {
                new.field.key(key);
                new.problem = None;
                Vec::new()
            }
            Some(Overlay::CheckIn(_)) => checking::type_key(model, key),
            _ => writing::type_key(model, key),
        },
    }
}

fn command_in(model: &mut Model, context: Context, command: Command) -> Vec<Effect> {
    match (context, command) {
        (_, Command::Suspend) => vec![Effect::Suspend],
        (_, Command::Repaint) => vec![Effect::Repaint],
        (
            Context::Entry
            | Context::Completing
            | Context::Facts
            | Context::Question
            | Context::NewPerson,
            command,
        ) => writing::act(model, command),
        (Context::Find, command) => finding::act(model, command),
        (Context::Day, command) => timeline_keys::act_on_day(model, command),
        (Context::Filter | Context::Gather, command) if model.gathering.is_some() => {
            match gathering_keys::act(model, command) {
                Some(effects) => effects,
                None => look(model, context, command),
            }
        }
        (Context::Filter | Context::Quiet, command) if model.quiet.is_some() => {
            match quiet_keys::act(model, command) {
                Some(effects) => effects,
                None => moved_or_looked(model, context, command),
            }
        }
        (Context::Filter, command) if model.timeline.is_narrowing() => {
            timeline_keys::act(model, command)
        }
        (Context::Filter, Command::KeepFilter) => {
            model.people.filtering = false;
            if model
                .people
                .filter
                .as_ref()
                .is_some_and(|filter| filter.text().trim().is_empty())
            {
                model.people.drop_filter();
            }
            selection::follow(model)
        }
        (Context::Filter, _) => selection::drop_filter(model),
        (Context::Confirm, command) => match model.overlay.take() {
            Some(Overlay::Confirm(asked)) if command == Command::Yes => {
                vec![Effect::Do(asked.deed())]
            }
            _ => Vec::new(),
        },
        (Context::Form | Context::FormCompleting, command) => forming::act(model, command),
        (Context::Yesterday, command) => match reviewing::in_empty_box(model, command) {
            Some(effects) => effects,
            None => writing::act(model, command),
        },
        (Context::NewDay, command) => reviewing::act_on_day(model, command),
        (Context::NewFile, command) => tending::act_on_file(model, command),
        (Context::Pick, command) => tending::act(model, command),
        (Context::Shelf | Context::Circles, command) => match shelving::act(model, command) {
            Some(effects) => effects,
            None => look(model, context, command),
        },
        (Context::CheckIn | Context::CheckInWords, command) => checking::act(model, command),
        (Context::Palette, command) => in_palette(model, command),
        (Context::Help, Command::Back) => {
            model.overlay = None;
            Vec::new()
        }
        (_, command) => moved_or_looked(model, context, command),
    }
}

fn moved_or_looked(model: &mut Model, context: Context, command: Command) -> Vec<Effect> {
    match moving::act(model, command) {
        Some(effects) => effects,
        None => look(model, context, command),
    }
}

/// Commands of the panes and the quiet scan that are no movement.
fn look(model: &mut Model, context: Context, command: Command) -> Vec<Effect> {
    if context.is_review()
        && let Some(effects) = reviewing::act(model, command)
    {
        return effects;
    }
    if context == Context::Tray
        && let Some(effects) = accepting::act(model, command)
    {
        return effects;
    }
    if context == Context::Whole
        && let Some(effects) = whole::act(model, command)
    {
        return effects;
    }
    match command {
        Command::Tray => accepting::open(model),
        Command::Review => reviewing::open(model),
        Command::Gather => gathering_keys::open(model),
        Command::AddInteraction => writing::open_entry(model),
        Command::Edit => opening::edit(model, context),
        Command::Done => tending::done(model, context),
        Command::AddPromise | Command::AddTopic => forming::open_new(model, command),
        Command::Ties | Command::Groups | Command::Circles => {
            shelving::open(model, context, command)
        }
        Command::SamePerson => forming::open_same(model),
        Command::CheckIn => checking::open(model),
        Command::Details => whole::open(model),
        Command::Mirror => paging::open_mirror(model),
        Command::WhatIf => paging::open_what_if(model),
        Command::Role
        | Command::MoreHours
        | Command::FewerHours
        | Command::MoreMonths
        | Command::FewerMonths
        | Command::Arrival => paging::change(model, command),
        Command::Hide => {
            model.hidden = !model.hidden;
            Vec::new()
        }
        Command::TakeIn => {
            story_page::ask_extras(model);
            Vec::new()
        }
        Command::Repeat => writing::repeat(model),
        Command::AddPerson => writing::open_new_person(model),
        Command::Undo => vec![Effect::Do(Deed::Undo { agreed: None })],
        Command::Redo => vec![Effect::Do(Deed::Redo)],
        Command::Trash => opening::trash(model, context),
        Command::QuietIsFine
        | Command::NotNow
        | Command::MoveToCircle
        | Command::Standing
        | Command::Before
        | Command::Story => tending::about_somebody(model, command),
        Command::Copy | Command::OpenLink => reaching::act(model, command),
        Command::Palette => {
            model.overlay = Some(Overlay::Palette(Palette::over(
                context,
                &model.settings.keys,
            )));
            Vec::new()
        }
        Command::Help => help(model, context),
        Command::Find => finding::open(model),
        Command::Quiet => quiet_keys::open(model),
        Command::SetAside => paging::open_set_aside(model),
        Command::Filter if context == Context::Timeline => timeline_keys::open(model),
        Command::GoToDay => timeline_keys::open_day(model),
        Command::Filter => {
            model.quiet = None;
            model.focus = Pane::People;
            model.people.filter.get_or_insert_with(Field::default);
            model.people.filtering = true;
            Vec::new()
        }
        Command::Connections => {
            model.quiet = None;
            model.focus = Pane::People;
            model.people.swap_population();
            selection::follow(model)
        }
        Command::ToggleSidebar => {
            model.sidebar_shown = !model.sidebar_shown;
            let focus = if model.focus == Pane::Sidebar {
                Pane::Timeline
            } else {
                model.focus
            };
            selection::focus(model, focus);
            Vec::new()
        }
        Command::Open => opening::open(model),
        Command::Leave if at_home(model) => quit(model),
        Command::Back | Command::Leave => back(model),
        Command::Cancel => quit(model),
        _ => Vec::new(),
    }
}

fn help(model: &mut Model, context: Context) -> Vec<Effect> {
    let about = match model.paper.as_ref().map(|paper| &paper.what) {
        Some(What::Evidence(measure, _)) => Some(*measure),
        Some(_) => None,
        None => paging::line_under_cursor(model).filter(|_| context == Context::Sidebar),
    };
    model.overlay = Some(Overlay::Help(Help {
        context,
        about,
        top: 0,
    }));
    Vec::new()
}

/// A command of the palette itself. The one that is chosen is carried out where the palette was opened.
fn in_palette(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Palette(palette)) = &mut model.overlay else {
        return Vec::new();
    };
    match command {
        Command::Down => palette.step(1),
        Command::Up => palette.step(-1),
        Command::Choose => {
            let (context, chosen) = (palette.context, palette.chosen());
            model.overlay = None;
            return chosen.map_or_else(Vec::new, |chosen| command_in(model, context, chosen));
        }
        _ => model.overlay = None,
    }
    Vec::new()
}

/// Whether `q` leaves the program from here.
fn at_home(model: &Model) -> bool {
    model.quiet.is_none() && (model.focus == Pane::People || model.width >= 80)
}

fn back(model: &mut Model) -> Vec<Effect> {
    if paging::back(model) {
        // What was changed on a page may be found otherwise.
        return finding::refresh(model);
    }
    if model.quiet.take().is_some() {
        return Vec::new();
    }
    if model.people.filter.is_some() && model.focus == Pane::People {
        return selection::drop_filter(model);
    }
    if model.timeline.narrowing.is_some() && model.focus == Pane::Timeline {
        return timeline_keys::drop_it(model);
    }
    if let Some(effects) = finding::back_to(model) {
        return effects;
    }
    selection::focus(model, Pane::People);
    Vec::new()
}

/// Leaves. A sentence in the box is kept as a draft first.
fn quit(model: &Model) -> Vec<Effect> {
    let draft = match &model.overlay {
        Some(Overlay::Entry(entry)) if !entry.saving => entry.draft().map(str::to_owned),
        _ => None,
    };
    draft
        .map(|text| Effect::Do(Deed::KeepDraft(text)))
        .into_iter()
        .chain([Effect::Quit])
        .collect()
}
