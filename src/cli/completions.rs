//! `completions` and `man`: what a shell and a reader are told, from the parser itself.

use std::io::{self, Write as _};

use clap::{Args, Command, ValueEnum};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

/// Completions for a shell, on standard output
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  betwixt completions bash > ~/.local/share/bash-completion/completions/betwixt
  betwixt completions zsh > ~/.zfunc/_betwixt
  betwixt completions fish > ~/.config/fish/completions/betwixt.fish")]
pub struct Completions {
    /// Which shell
    shell: Known,
}

/// The shells.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Known {
    Bash,
    Zsh,
    Fish,
}

/// Writes the completions of a shell for `program`.
pub fn completions(arguments: &Completions, mut program: Command) -> anyhow::Result<()> {
    let shell = match arguments.shell {
        Known::Bash => Shell::Bash,
        Known::Zsh => Shell::Zsh,
        Known::Fish => Shell::Fish,
    };
    // Into memory first: the generator cannot be told that nobody reads any more.
    let mut script = Vec::new();
    generate(shell, &mut program, "betwixt", &mut script);
    write(&script)
}

/// The manual page, on standard output
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  betwixt man | man -l -
  betwixt man > ~/.local/share/man/man1/betwixt.1")]
pub struct Manual {}

/// Writes the manual page: `program`, then each verb.
pub fn manual(mut program: Command) -> anyhow::Result<()> {
    program.build();
    let mut page = Vec::new();
    Man::new(program.clone()).render(&mut page)?;
    for verb in program
        .get_subcommands()
        .filter(|verb| verb.get_name() != "help")
    {
        let man = Man::new(verb.clone());
        writeln!(page, ".SH \"BETWIXT {}\"", verb.get_name().to_uppercase())?;
        // The parts of a verb stand one step below the verb.
        let mut part = Vec::new();
        man.render_synopsis_section(&mut part)?;
        man.render_description_section(&mut part)?;
        man.render_options_section(&mut part)?;
        man.render_subcommands_section(&mut part)?;
        let part = String::from_utf8_lossy(&part).replace("\n.SH ", "\n.SS ");
        let part = part
            .strip_prefix(".SH ")
            .map_or_else(|| part.clone(), |rest| format!(".SS {rest}"));
        page.extend_from_slice(part.as_bytes());
    }
    write(&page)
}

fn write(page: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(page)?;
    out.flush()?;
    Ok(())
}
