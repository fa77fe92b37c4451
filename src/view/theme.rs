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
        Role::New | Role::Replaced | Role::Done | Role::Wrong | Role::FrameFocus => style.bold(),
        Role::Gone => style.add_modifier(Modifier::CROSSED_OUT),
        Role::Notice => style.bold().reversed(),
        _ => style,
    }
}

fn dark(role: Role) -> Style {
    let colour = match role {
        Role::Code | Role::JsonName => Color::LightCyan,
        Role::Dim | Role::Frame | Role::Same => Color::Indexed(245),
        Role::Accent | Role::Marked | Role::FrameFocus | Role::Replaced | Role::Notice => Color::LightYellow,
        Role::Mine => Color::LightBlue,
        Role::Server => Color::LightMagenta,
        Role::Done | Role::New | Role::JsonString => Color::LightGreen,
        Role::Wrong | Role::Gone => Color::LightRed,
        Role::Key => Color::White,
        Role::JsonScalar => Color::LightMagenta,
        Role::Text | Role::Strong | Role::Title => return Style::new(),
    };
    Style::new().fg(colour)
}

fn light(role: Role) -> Style {
    let colour = match role {
        Role::Code | Role::JsonName => Color::Indexed(24),
        Role::Dim | Role::Frame | Role::Same => Color::Indexed(242),
        Role::Accent | Role::Marked | Role::FrameFocus | Role::Replaced | Role::Notice => Color::Indexed(130),
        Role::Mine => Color::Blue,
        Role::Server => Color::Magenta,
        Role::Done | Role::New | Role::JsonString => Color::Indexed(22),
        Role::Wrong | Role::Gone => Color::Red,
        Role::Key => Color::Black,
        Role::JsonScalar => Color::Magenta,
        Role::Text | Role::Strong | Role::Title => return Style::new(),
    };
    Style::new().fg(colour)
}

/// Without colours the shapes say it: bold, reversed, struck out.
fn mono(role: Role) -> Style {
    let style = weight(role);
    match role {
        Role::Marked => style.reversed(),
        Role::Code => style.bold(),
        Role::Dim | Role::Frame | Role::Same => style.dim(),
        _ => style,
    }
}
