//! Audit, measured: what the properties of characters share.

use super::{At, Breach};
use crate::audit::view::{Line, View, is_running, shortened};
use crate::paper::{Position, Run};

/// The runs of a line that a person wrote: no hints, no signs without letters.
pub(super) fn lettered<'l>(
    view: &'l View<'_>,
    line: &'l Line<'_>,
) -> impl Iterator<Item = &'l Run> {
    let hints = |id| view.paper.control(id).is_some_and(|control| control.placeholder);
    let whole = line.paragraph.control.is_some_and(hints);
    line.paragraph.shown().filter(move |run| {
        !whole
            && run.text().chars().any(char::is_alphanumeric)
            && !run.control.is_some_and(hints)
            && run.look.position == Position::Baseline
    })
}

/// A look that is on or off. In running text a part may stand out; the whole may not.
pub(super) fn toggle(
    at: &At<'_, '_>,
    wanted: bool,
    is: impl Fn(&Run) -> bool,
    word: &str,
) -> Option<Breach> {
    let mut runs = lettered(at.view, at.line).peekable();
    runs.peek()?;
    if wanted {
        let off = runs.find(|run| !is(run))?;
        return Some(Breach {
            words: shortened(off.text()),
            found: format!("chữ không {word}"),
            near: false,
        });
    }
    let found = || format!("chữ {word}");
    if is_running(at.role) {
        return runs.all(is).then(|| Breach { words: String::new(), found: found(), near: false });
    }
    let off = runs.find(|run| is(run))?;
    Some(Breach { words: shortened(off.text()), found: found(), near: false })
}
