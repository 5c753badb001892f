//! betwixt: the story between you and the people who matter, in a terminal.
//!
//! This page is the plan of the house. Read the rooms from the bottom up; every arrow points one
//! way, and a test keeps it so (`tests/it/tree.rs`).
//!
//! ```text
//! main -> cli -> tui -> view -> app -> wording -> domain
//!          |      `-----------------> store ----> domain
//!          `-> store, exchange, demo, clock, wording, app (the keymap), domain
//!          tui -> exchange -> store, domain               demo -> domain
//! ```
//!
//! | room | what lives there |
//! |---|---|
//! | [`domain`] | pure values and rules: people, interactions, days, names, the sentence, finding, rhythm, measures, quiet |
//! | [`wording`] | the sentences that the screen and the command line share |
//! | [`store`] | one file on SQLite; a method is one act of the user or one question |
//! | [`exchange`] | formats in and out: our own JSON, address books, friends.md, tables, a calendar, a story |
//! | [`demo`] | a life told by hand, and a crowd of any size |
//! | [`clock`] | the one source of time and chance |
//! | [`app`] | the screen as a value: `update(model, message) -> effects`; the commands and the keymap |
//! | [`view`] | `draw(model, theme, frame)`; only `theme` names a colour |
//! | [`tui`] | the terminal, the loop, the threads that read and write |
//! | [`cli`] | the verbs, text and JSON, exit codes |
//!
//! # A key press
//!
//! Terminal event -> [`app::message::Message`] -> [`app::update::update`] -> the keymap -> a
//! [`app::command::Command`] -> effects, which are values -> the writer thread (one IMMEDIATE
//! transaction, one undo) or the reader thread -> a message back -> one drawing a batch. What was
//! typed stays in the box until the store has said yes. The command line calls the same functions
//! of the domain and the same methods of the store.
//!
//! # What always holds
//!
//! - **Interactions are the only record of contact.** Last contact, rhythm, quiet, "since", every
//!   measure: computed when it is read. Nothing derived is stored, and no row holds a grade.
//! - **One act is one transaction is one undo**, also after a restart. Triggers made from the tables
//!   themselves record each change; only `forget` cannot be undone.
//! - **Nobody is put in an order by anything felt.** Check-in answers are kept as one value that no
//!   query looks into.
//! - **No ambiguity is settled in silence.** A reading has open questions and problems; only a
//!   [`domain::sentence::settled::Settled`] one can be saved.
//! - **Time comes in as an argument.** Only [`clock`] asks the system; the domain has no "now".
//! - **What comes from data cannot drive a terminal.** Everything goes through
//!   [`domain::text::visible`], in JSON through an escaping formatter.
//! - **Nothing leaves the machine.** There is no network code here and none in the dependencies.
//!
//! # Words
//!
//! A *person* is anyone in the file. An *interaction* is something that happened between you and one
//! or more people, on a day. It is *two-way* if both took part. A *contact day* has a two-way
//! interaction; a *relationship* is a person with one, a *connection* a person without. The *rhythm*
//! of a pair is the gaps between its contact days, and a pair is *quiet* when the present gap is
//! longer than theirs usually are. A *circle* is a name the user gives to a closeness. A *promise* is
//! a word given; a *topic* is something to ask, tell or give, or a need. A *pause* is a stretch in
//! which quiet is fine. An *act* is what the user did; the *history* is the acts.
//!
//! # Where a rule was bent, and why
//!
//! - `wording` stands between the domain and both edges, so that no sentence is worded twice.
//! - Values of the domain derive serde's traits: they are the format of the export, in the order of
//!   their fields. A second set of types would only repeat them.
//! - Lists that are read and saved only with their row (other names, contact points, own fields) are
//!   JSON in one column: one row, one revision, one undo.
//! - Two indexes keep what the rows say already: of all words, for finding, and of the words by which a
//!   sentence can call people. SQLite's own indexes cannot fold a letter.
//! - The store starts a thread for one question: who is quiet among a thousand people or more is read in two
//!   halves at once, of one state of the file. Everything else that runs beside the screen is the `tui`'s.

pub mod app;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod store;
pub mod tui;
pub mod view;
pub mod wording;
