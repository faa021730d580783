//! Audit, measured: what the measured rules use.

pub(super) use super::measured::{Measured, number, range};
pub(super) use super::{At, Breach, Property, is_written_in};
pub(super) use crate::audit::finding::Level;
pub(super) use crate::audit::fixing::{FixContext, Typed, look};
pub(super) use crate::audit::found::Found;
pub(super) use crate::audit::rule::Traits;
pub(super) use crate::audit::view::{Line, View, is_running, shortened};
pub(super) use crate::data::scalar::TypeSize;
pub(super) use crate::profile::{LookRow, Profile, Role};
pub(super) use crate::units::HalfPoint;
pub(super) use crate::word::edit::{Fix, LookSet, ParagraphSet};

/// Changes the look of every run, for an example.
#[cfg(test)]
pub(super) fn each_run(
    line: &mut crate::paper::Paragraph,
    with: impl Fn(&mut crate::paper::RunLook),
) {
    line.runs.iter_mut().for_each(|run| with(&mut run.look));
}

/// Changes the words of every run, for an example.
#[cfg(test)]
pub(super) fn each_text(line: &mut crate::paper::Paragraph, with: impl Fn(&str) -> String) {
    for run in &mut line.runs {
        if let crate::paper::Content::Text(text) = &mut run.content {
            *text = with(text);
        }
    }
}
