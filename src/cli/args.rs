//! What can be typed after `putpost`. The doc comments are the help texts.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};

use crate::app::{Bangla, Theme};

/// Learn HTTP PUT and POST by sending them.
///
/// Without a command it opens the course where you left it, or the lesson that you name.
#[derive(Debug, Parser)]
#[command(name = "putpost", version, disable_help_subcommand = true)]
pub struct Cli {
    /// The lesson to open: its id, or a beginning that fits only one
    pub lesson: Option<String>,

    /// The language, such as en or bn
    #[arg(long, value_name = "TAG", global = true)]
    pub lang: Option<String>,

    /// The colours
    #[arg(long, value_name = "NAME", value_parser = themes())]
    pub theme: Option<String>,

    /// A folder with lessons that are laid over the ones in the program
    #[arg(long, value_name = "DIR", global = true)]
    pub lessons: Option<PathBuf>,

    /// A folder with languages that are laid over the ones in the program
    #[arg(long, value_name = "DIR", global = true)]
    pub locales: Option<PathBuf>,

    /// Whose progress it is
    #[arg(long, value_name = "LEARNER", global = true)]
    pub name: Option<String>,

    /// How wide the terminal draws Bangla: auto measures it
    #[arg(long, value_name = "auto|NAME")]
    pub width_model: Option<String>,

    /// How Bangla is drawn: as pictures of words, as text in cells, or as the terminal can do it best
    #[arg(long, value_name = "WAY", value_parser = ways())]
    pub bangla: Option<String>,

    /// Speak line by line: for screen readers, pipes and terminals that draw nothing
    #[arg(long)]
    pub plain: bool,

    /// The lesson larger, for a projector
    #[arg(long)]
    pub present: bool,

    /// Nothing on the screen moves by itself
    #[arg(long)]
    pub no_motion: bool,

    /// Take requests from curl, on a free port or at this loopback address
    #[arg(long, value_name = "ADDR:PORT", num_args = 0..=1, default_missing_value = "127.0.0.1:0")]
    pub listen: Option<String>,

    /// Write the settings file, all defaults, to its place and end
    #[arg(long)]
    pub write_config: bool,

    /// What to do instead of opening the course
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do instead of opening the course.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the simulated server alone on 127.0.0.1, for curl
    Serve {
        /// The port; 0 takes a free one
        #[arg(long, value_name = "N", default_value_t = 0)]
        port: u16,
        /// What is on the server at the start
        #[arg(long, value_name = "NAME", default_value = "one-user")]
        scene: String,
    },
    /// Check every lesson and locale file
    Check {
        /// The folder that holds lessons/ and/or locales/; else the current one, else what is in the program
        dir: Option<PathBuf>,
        /// Make every warning an error
        #[arg(long)]
        strict: bool,
    },
    /// Show what you have done
    Progress {
        /// As JSON
        #[arg(long, conflicts_with = "reset")]
        json: bool,
        /// Begin anew; what was done is kept in a backup
        #[arg(long)]
        reset: bool,
    },
    /// Play a session that was kept as a file, and check that it comes out the same
    Replay {
        /// The file
        file: PathBuf,
        /// As JSON, a line for each step
        #[arg(long)]
        json: bool,
    },
    /// Print a lesson as one HTML page, for a browser: putpost page put-again --lang bn > lesson.html
    Page {
        /// The lesson: its id, or a beginning that fits only one
        lesson: String,
    },
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

fn themes() -> PossibleValuesParser {
    PossibleValuesParser::new(["auto"].into_iter().chain(Theme::ALL.map(|(name, _)| name)))
}

fn ways() -> PossibleValuesParser {
    PossibleValuesParser::new(Bangla::ALL.map(|(name, _)| name))
}
