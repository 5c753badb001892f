//! Names that nobody here has, and times of today that are still to come.

use super::world::World;
use crate::domain::id::Id;
use crate::domain::sentence::reading::OpenKind;

/// Who was there with Élodie selected, then who is nobody here.
fn with_selected(text: &str) -> String {
    let mut world = World::new();
    world.selected = Some(Id::from_number(4));
    let reading = world.read(text);
    let people = reading.people.iter().map(|person| world.name(person.id));
    let strangers = reading.strangers.iter().map(|stranger| {
        let sign = if stranger.is_name { "?" } else { "~" };
        format!("{sign}{}", stranger.span.of(text))
    });
    people.chain(strangers).collect::<Vec<_>>().join(", ")
}

#[test]
fn with_a_stranger_it_is_not_the_selected_person() {
    for (text, expected) in [
        ("lunch with Zoran", "?Zoran"),
        ("lunch w/ Zoran", "?Zoran"),
        ("lunch with Zoran Kostić, 2h", "?Zoran Kostić"),
        ("lunch with Ana and Zoran", "Ana Petrović, ?Zoran"),
        ("lunch with Zoran and Ana", "Ana Petrović, ?Zoran"),
        (
            "lunch with Zoran Kostić and Ana",
            "Ana Petrović, ?Zoran Kostić",
        ),
        ("called Zoran", "?Zoran"),
        ("talked to Zoran", "?Zoran"),
        ("Zoran called", "?Zoran"),
        ("Zoran and I walked 2h", "?Zoran"),
        ("coffee with my boss", "~my boss"),
        ("dinner with the kids", "~the kids"),
        ("dinner with friends", "~friends"),
        ("dinner with Zoran's sister", "~Zoran's sister"),
        ("和小红吃饭", "~小红吃饭"),
        ("和王小明明吃饭", "~王小明明吃饭"),
        ("lunch with Ana's parents", "~Ana's parents"),
        ("called my mum's sister", "~mum's sister"),
        ("drinks with work friends", "~work friends"),
        ("dinner with the girls", "~the girls"),
        // Nobody else is named there.
        ("long walk", "Élodie Roux"),
        ("Just called", "Élodie Roux"),
        ("She called", "Élodie Roux"),
        ("lunch with her", "Élodie Roux"),
        ("dinner with her parents", "Élodie Roux"),
        ("lunch, with cake", "Élodie Roux"),
        ("talked about Zoran", "Élodie Roux"),
        ("lunch with Ana", "Ana Petrović"),
        ("和她吃饭", "Élodie Roux"),
        ("Mum and dad came over", "Mum, ~dad"),
        // Nobody was there.
        ("met nobody", ""),
        ("called no one", ""),
        ("long walk alone", ""),
        ("she felt alone, talked for 2h", "Élodie Roux"),
        ("小明的妈妈打来电话", "~小明的妈妈"),
        ("田中さんの妹とランチ", "~田中さんの妹"),
    ] {
        assert_eq!(with_selected(text), expected, "{text}");
    }
}

#[test]
fn what_others_did_is_no_contact_of_mine() {
    let world = World::new();
    assert_eq!(world.what("Ana texted Zoran"), "-");
    assert_eq!(world.what("Ana texted Luka"), "-");
    assert_eq!(world.what("Zoran texted Ana"), "-");
    assert_eq!(world.people("Finally texted Ana"), "Ana Petrović");
    assert_eq!(world.what("Zoran called"), "call both");
}

#[test]
fn a_time_of_today_that_is_still_to_come_is_asked() {
    let mut world = World::new();
    world.now = "14:00:00".parse().ok();
    for (text, expected) in [
        ("Élodie called at 18:30", "? 2026-11-21 2026-11-22"),
        ("dinner with Ana at 19:00", "? 2026-11-21 2026-11-22 ahead"),
        ("dinner with Ana tonight", "? 2026-11-22 ahead"),
        ("ce soir: dîner avec Ana", "? 2026-11-22 ahead"),
        ("i kväll: middag med Ana", "? 2026-11-22 ahead"),
        ("hoje à noite: jantar com Ana", "? 2026-11-22 ahead"),
        ("Ana called tonight", "2026-11-22"),
        ("yesterday: Ana called at 18:30", "2026-11-21 18:30"),
        ("Ana called at 13:30", "2026-11-22 13:30"),
        ("met Ana at 14:15", "2026-11-22 14:15"),
        ("met Ana at 10:05", "2026-11-22 10:05"),
        // Of today's eight o'clocks one has been.
        ("met Ana at 8", "? 08:00 20:00"),
        ("yesterday: met Ana at 8", "? 20:00 08:00"),
        ("met Ana from 10 to 14", "2026-11-22 10:00"),
        ("met Ana from 9:30 to 13:00", "2026-11-22 09:30"),
    ] {
        assert_eq!(world.day(text), expected, "{text}");
    }
    let text = "dinner with Ana at 19:00";
    world.choose(OpenKind::Day, "at 19:00", "2026-11-21");
    assert_eq!(world.day(text), "2026-11-21 19:00");
    world.choices.clear();
    world.choose(OpenKind::Day, "at 19:00", "ahead");
    let reading = world.read(text);
    assert!(!reading.happened && reading.is_settled());
    assert_eq!(reading.topics[0].from, "2026-11-22".parse().ok());
}

/// Who was there with Élodie selected, then what is asked.
fn who_is_asked(text: &str) -> String {
    let mut world = World::new();
    world.selected = Some(Id::from_number(4));
    world.people(text)
}

#[test]
fn a_word_that_may_be_a_name_is_asked_and_not_the_selected_person() {
    for (text, expected) in [
        ("lunch with nico", "?nico(nico, somebody else|Élodie Roux)"),
        (
            "lunch w/ nico yesterday",
            "?nico(nico, somebody else|Élodie Roux)",
        ),
        (
            "lunch with nico kostic",
            "?nico kostic(nico kostic, somebody else|Élodie Roux)",
        ),
        ("called nico", "?nico(nico, somebody else|Élodie Roux)"),
        ("nico called", "?nico(nico, somebody else|Élodie Roux)"),
        (
            "me and nico had lunch",
            "?nico(nico, somebody else|Élodie Roux)",
        ),
        (
            "coffee with nico's sister",
            "?nico's sister(nico's sister, somebody else|Élodie Roux)",
        ),
        ("קפה עם שרה", "?שרה(שרה, somebody else|Élodie Roux)"),
        ("lunch with nico and Ana", "Ana Petrović"),
        ("dinner with Christmas lights and Ana", "Ana Petrović"),
        ("walk with the dog and Ana", "Ana Petrović"),
        ("lunch with lots of cake and Ana", "Ana Petrović"),
        ("lunch with cake", "Élodie Roux"),
        ("lunch with cake and wine", "Élodie Roux"),
        ("walk with lots of talk", "Élodie Roux"),
        ("long walk with the dog", "Élodie Roux"),
        ("lunch with her", "Élodie Roux"),
        ("called home", "Élodie Roux"),
        ("met online", "Élodie Roux"),
        ("dinner with homemade pasta", "Élodie Roux"),
        ("dinner with mushrooms", "Élodie Roux"),
        ("climbed with ropes", "Élodie Roux"),
        ("walked with poles", "Élodie Roux"),
        ("dinner with wooden spoons", "Élodie Roux"),
        (
            "lunch with chris",
            "?chris(chris, somebody else|Élodie Roux)",
        ),
        ("lunch with lars", "?lars(lars, somebody else|Élodie Roux)"),
        (
            "lunch with nico roberts",
            "?nico roberts(nico roberts, somebody else|Élodie Roux)",
        ),
        ("wrote to say sorry", "Élodie Roux"),
        (
            "dinner with andreas",
            "?andreas(andreas, somebody else|Élodie Roux)",
        ),
    ] {
        assert_eq!(who_is_asked(text), expected, "{text}");
    }
}

#[test]
fn whether_a_word_is_a_name_is_answered_by_its_choice() {
    let mut world = World::new();
    world.selected = Some(Id::from_number(4));
    let text = "called nico yesterday";
    world.choose(OpenKind::Person, "nico", "4");
    assert_eq!(world.people(text), "Élodie Roux");
    assert!(world.read(text).is_settled() && world.read(text).strangers.is_empty());
    world.choose(OpenKind::Person, "nico", "none");
    assert_eq!(world.people(text), "-");
    assert_eq!(world.read(text).strangers.len(), 1);
    assert!(world.read(text).is_settled());
    world.choices.clear();
    world.selected = None;
    assert!(world.read(text).is_settled());
    assert_eq!(world.read(text).strangers.len(), 1);
}

#[test]
fn what_is_still_to_come_is_kept_with_its_time() {
    let mut world = World::new();
    for (text, expected) in [
        (
            "tomorrow at 7pm: dinner with Ana",
            "ask Ana Petrović: dinner with Ana at 19:00 from 2026-11-23",
        ),
        (
            "tomorrow 3-5pm: coffee with Ana.",
            "ask Ana Petrović: coffee with Ana from 15:00 to 17:00 from 2026-11-23",
        ),
        (
            "trip with Ana from 27 Nov 2026 to 29 Nov 2026",
            "ask Ana Petrović: trip with Ana until Sun 29 Nov 2026 from 2026-11-27",
        ),
        (
            "later today: lunch with Ana",
            "ask Ana Petrović: lunch with Ana from 2026-11-22",
        ),
        (
            "coffee later this afternoon with Ana at 4pm",
            "ask Ana Petrović: coffee with Ana at 16:00 from 2026-11-22",
        ),
        (
            "later today: 2h walk with Ana",
            "ask Ana Petrović: 2h walk with Ana from 2026-11-22",
        ),
        ("later today: lunch", "! That is still to come."),
    ] {
        assert_eq!(world.clauses(text), expected, "{text}");
        assert!(
            !world.read(text).happened || text.ends_with("lunch"),
            "{text}"
        );
    }
    let text = "lunch with Ana soon";
    world.choose(OpenKind::Day, "soon", "ahead");
    assert_eq!(world.clauses(text), "ask Ana Petrović: lunch with Ana");
    world.choose(OpenKind::Day, "soon", "2026-11-22");
    assert_eq!(world.clauses(text), "-");
    assert!(world.read(text).happened && world.read(text).is_settled());
}
