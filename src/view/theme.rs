//! The themes: a style for every role. Colours come from the terminal's own palette; every difference has a shape too.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Theme;
use crate::text::Role;

/// Returns the style of a role.
#[must_use]
pub(super) fn style(theme: Theme, role: Role) -> Style {
    match theme {
        Theme::Dark => weight(role).patch(dark(role)),
        Theme::Light => weight(role).patch(light(role)),
        Theme::Mono => mono(role),
    }
}

/// Bold, faint and the like, which the colours come on top of.
fn weight(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Strong | Role::Title | Role::Marked | Role::Accent | Role::Mine | Role::Server | Role::Key => {
            style.bold()
        }
        Role::New | Role::Replaced | Role::Done | Role::Wrong | Role::FrameFocus | Role::Notice => {
            style.bold()
        }
        Role::Gone => style.add_modifier(Modifier::CROSSED_OUT),
        _ => style,
    }
}

fn dark(role: Role) -> Style {
    let colour = match role {
        Role::Code | Role::JsonName => Color::LightCyan,
        Role::Dim | Role::Frame | Role::Same => Color::Indexed(245),
        Role::Accent | Role::Marked | Role::FrameFocus | Role::Replaced => Color::LightYellow,
        Role::Mine => Color::LightBlue,
        Role::Server => Color::LightMagenta,
        Role::Done | Role::New | Role::JsonString => Color::LightGreen,
        Role::Wrong | Role::Gone => Color::LightRed,
        Role::JsonScalar => Color::LightMagenta,
        Role::Notice => return bar(Color::Indexed(16), Color::LightYellow),
        Role::Text | Role::Strong | Role::Title | Role::Key => return Style::new(),
    };
    Style::new().fg(colour)
}

fn light(role: Role) -> Style {
    let colour = match role {
        Role::Code | Role::JsonName => Color::Indexed(24),
        Role::Dim | Role::Frame | Role::Same => Color::Indexed(242),
        Role::Accent | Role::Marked | Role::FrameFocus | Role::Replaced => Color::Indexed(130),
        Role::Mine => Color::Blue,
        Role::Server => Color::Magenta,
        Role::Done | Role::New | Role::JsonString => Color::Indexed(22),
        Role::Wrong | Role::Gone => Color::Red,
        Role::JsonScalar => Color::Magenta,
        Role::Notice => return bar(Color::Indexed(231), Color::Indexed(130)),
        Role::Text | Role::Strong | Role::Title | Role::Key => return Style::new(),
    };
    Style::new().fg(colour)
}

/// Not reversed: what VTE erases has the background of the style, but never its foreground as one.
fn bar(text: Color, behind: Color) -> Style {
    Style::new().fg(text).bg(behind)
}

/// Without colours the shapes say it: bold, reversed, struck out.
fn mono(role: Role) -> Style {
    let style = weight(role);
    match role {
        Role::Marked | Role::Notice => style.reversed(),
        Role::Code => style.bold(),
        Role::Dim | Role::Frame | Role::Same => style.dim(),
        _ => style,
    }
}
