//! What a verb takes, described only once it is the verb that was typed: a program of some forty verbs
//! would otherwise spend more on describing them than most of them take.

use std::ops::Deref;

use clap::{ArgMatches, Args, Command, Error, FromArgMatches, Id};

/// The arguments of a verb. They read like `T`.
#[derive(Debug)]
pub struct Lazily<T>(Box<T>);

impl<T: Args> Args for Lazily<T> {
    fn group_id() -> Option<Id> {
        T::group_id()
    }

    fn augment_args(verb: Command) -> Command {
        verb.defer(T::augment_args)
    }

    fn augment_args_for_update(verb: Command) -> Command {
        verb.defer(T::augment_args_for_update)
    }
}

impl<T: FromArgMatches> FromArgMatches for Lazily<T> {
    fn from_arg_matches(typed: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(typed).map(Box::new).map(Self)
    }

    fn from_arg_matches_mut(typed: &mut ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches_mut(typed).map(Box::new).map(Self)
    }

    fn update_from_arg_matches(&mut self, typed: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(typed)
    }
}

impl<T> Deref for Lazily<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
