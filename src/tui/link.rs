//! Opening an address with the program that the system has for it: never through a shell, and never on
//! the thread that draws.

use std::io;
use std::process::Stdio;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::message::Message;
use crate::tui::event::Event;

/// Opens `address`; says so if that fails, and nothing if it does not.
pub fn open(address: String, events: &Sender<Event>) {
    let send = events.clone();
    let beside = thread::Builder::new().name("link".to_owned());
    let opened = beside.spawn(move || {
        if let Err(why) = hand_over(&address) {
            let _ = send.send(not_opened(&address, &why));
        }
    });
    if let Err(why) = opened {
        let _ = events.send(not_opened("It", &why));
    }
}

fn not_opened(address: &str, why: &io::Error) -> Event {
    let why = format!("{address} was not opened: {why}. y copies how to reach somebody");
    Event::Message(Message::NotOpened(why))
}

/// Hands the address to the first program that takes it. What that program says does not come upon the
/// screen.
fn hand_over(address: &str) -> io::Result<()> {
    let mut last = io::Error::other("no program for it was found");
    for mut command in open::commands(address) {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        match command.status() {
            Ok(ended) if ended.success() => return Ok(()),
            Ok(_) => last = io::Error::other("the program for it ended with an error"),
            // Another one may be there.
            Err(why) if why.kind() == io::ErrorKind::NotFound => {}
            Err(why) => last = why,
        }
    }
    Err(last)
}
