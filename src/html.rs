//! Stage: documents become a page for a browser that looks like the paper.
//!
//! One page of HTML, whole in itself: no script, no picture, no font and no address of anything else. What
//! [`crate::layout`] places becomes an element with its role's id as its class and its own measures as its style;
//! how a role looks is written once in the head of the page (`style`), from the same rows of the profile that the
//! Word writer makes styles of.
//!
//! A browser does not part text into pages on the screen: a section is one long sheet, with its foot lines at the
//! end. Printed from a browser it has paper, margins and repeated table heads as the Word file has; the pages of
//! appendices are counted on, and a contact line is at the end.

mod field;
mod sheets;
mod style;
#[cfg(test)]
mod tests;

use crate::data::scalar::TypeSize;
use crate::document::Document;
use crate::layout::{escape, lay_out};
use crate::profile::Profile;

use self::sheets::Sheets;
use self::style::class_of;

/// A document and how it is to look.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'d> {
    /// What it says.
    pub document: &'d Document,
    /// By which format.
    pub profile: &'d Profile,
    /// At which base type size.
    pub size: TypeSize,
}

/// A page with documents one below the other. The same documents give the same text.
pub fn page(documents: &[Printed<'_>]) -> String {
    let title = documents.first().map_or("", |first| &first.document.identity.title);
    let mut out = format!(
        concat!(
            "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
            "<title>{}</title>\n<style>\n",
        ),
        escape(title),
    );
    style::push(documents, &mut out);
    out.push_str("</style>\n</head>\n<body>\n");
    for printed in documents {
        let class = class_of(printed.profile, printed.size);
        out.push_str(&format!("<article class=\"van-ban {class}\">\n"));
        let mut sheets = Sheets::new(&mut out);
        lay_out(printed.document, printed.profile, printed.size, &mut sheets);
        sheets.finish();
        out.push_str("</article>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}
