//! Why a text is no request, and how it should look: one sentence for each reason.

use crate::app::play::count;
use crate::i18n::Message;
use crate::lab::wire::{Reason, WireError};

/// Returns what the text lacks and how it should look, with the place where that helps.
pub(in crate::page) fn reason(error: &WireError) -> Message {
    let (line, column) = (count(error.line), count(error.column));
    match &error.reason {
        Reason::Empty => Message::ReasonEmpty,
        Reason::NoRequestLine => Message::ReasonNoRequestLine { line },
        Reason::ProtocolFirst => Message::ReasonProtocolFirst { line },
        Reason::Method => Message::ReasonMethod { line, column },
        Reason::NoTarget => Message::ReasonNoTarget { line },
        Reason::TargetForm => Message::ReasonTargetForm { line },
        Reason::TargetCharacter => Message::ReasonTargetCharacter { line, column },
        Reason::TargetSpace => Message::ReasonTargetSpace { line, column },
        Reason::Fragment => Message::ReasonFragment { line, column },
        Reason::TargetTooLong => Message::ReasonTargetTooLong { line },
        Reason::NoVersion => Message::ReasonNoVersion { line },
        Reason::Version => Message::ReasonVersion { line, column },
        Reason::VersionUnsupported => Message::ReasonVersionUnsupported { line },
        Reason::ExtraWords => Message::ReasonExtraWords { line, column },
        Reason::Spaces => Message::ReasonSpaces { line, column },
        Reason::NoHost => Message::ReasonNoHost { line },
        Reason::TwoHosts => Message::ReasonTwoHosts { line },
        Reason::HostValue => Message::ReasonHostValue { line },
        Reason::NoColon => Message::ReasonNoColon { line },
        Reason::NoEmptyLine => Message::ReasonNoEmptyLine { line },
        Reason::HeaderNotEnded => Message::ReasonHeaderNotEnded { line },
        Reason::SpaceBeforeColon => Message::ReasonSpaceBeforeColon { line },
        Reason::FieldName => Message::ReasonFieldName { line, column },
        Reason::FieldValue => Message::ReasonFieldValue { line, column },
        Reason::FoldedLine => Message::ReasonFoldedLine { line },
        Reason::TooManyFields => Message::ReasonTooManyFields { line },
        Reason::ContentLength => Message::ReasonContentLength { line },
        Reason::ContentLengthDiffers { said, found } => {
            Message::ReasonContentLengthDiffers { line, said: said.to_string(), found: found.to_string() }
        }
        Reason::TransferEncoding => Message::ReasonTransferEncoding { line },
    }
}
