//! HTML: how a page looks: what is the same in all, then paper and roles of each profile.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Printed;
use crate::data::scalar::TypeSize;
use crate::layout::{CELL_MARGINS, CellMargins};
use crate::profile::{Align, LineRule, LookRow, Page, Profile, Role};
use crate::units::Twip;

/// The height of a single line of Times New Roman, of its type size: what Word and LibreOffice call a line of 1.
const SINGLE_LINE: f64 = 1.149;

/// Typefaces that are as wide as Times New Roman, for a machine that has it not.
const SAME_WIDTHS: &str = "\"Times New Roman\",\"Liberation Serif\",Tinos,serif";

/// What all pages share; the controls take no room of their own, so that words stay where they are on paper.
const COMMON: &str = r#"html{background:#e6e6e6}
body{margin:0}
.van-ban{color:#000;line-height:normal}
.trang{box-sizing:border-box;position:relative;display:flow-root;margin:5mm auto;background:#fff;box-shadow:0 1px 4px #0006}
footer{position:absolute}
p{margin:0;white-space:pre-wrap;overflow-wrap:break-word}
table{border-collapse:collapse;table-layout:fixed}
td,th{padding:0;vertical-align:top;font-weight:inherit;text-align:inherit}
.bang td,.bang th{border:.25pt solid}
.giua{vertical-align:middle}
tr{break-inside:avoid}
.tach{break-inside:auto}
.goi-y{color:#595959}
.o{outline:.75pt solid #8a8a8a;border-radius:1pt;background:#f7f7f2}
.o-doan{outline-style:dotted}
.o-chon::after{content:" ▾"}
.o-dau{font-family:"MS Gothic","Segoe UI Symbol","DejaVu Sans",sans-serif}
@media print{html{background:none}
.trang{width:auto!important;min-height:0!important;padding:0!important;margin:0;box-shadow:none;break-after:page}
.van-ban:last-child .trang:last-child{break-after:auto}
footer{position:static}
footer .minh-hoa{display:none}
.o{outline:none;background:none}
.o-chon::after{content:none}
}
"#;

/// Writes the style of a page with these documents.
pub(super) fn push(documents: &[Printed<'_>], out: &mut String) {
    out.push_str(COMMON);
    // Writing to a string cannot fail.
    let CellMargins { above_below, sides } = CELL_MARGINS;
    let _ = writeln!(out, ".bang td,.bang th{{padding:{} {}}}", pt(above_below), pt(sides));
    let mut known = BTreeSet::new();
    for Printed { profile, size, .. } in documents {
        let class = class_of(profile, *size);
        if known.insert(class.clone()) {
            push_profile(&class, profile, *size, out);
        }
    }
}

fn push_profile(class: &str, profile: &Profile, size: TypeSize, out: &mut String) {
    let _ = writeln!(out, ".{class}{{font-family:\"{}\",{SAME_WIDTHS}}}", safe(&profile.font));
    push_paper(class, profile, size, out);
    for role in profile.roles() {
        if let Some(row) = profile.row(role) {
            let _ = writeln!(out, ".{class} .{}{{{}}}", role.id(), look(row, size));
        }
    }
}

/// The paper on the screen, and as it is printed: with the page's number at its head from the second page on, and
/// the mark of invented figures at the foot of every page that has it.
fn push_paper(class: &str, profile: &Profile, size: TypeSize, out: &mut String) {
    let Page { width, height, top, right, bottom, left, header, footer } = profile.page;
    let margins = [top, right, bottom, left].map(|margin| format!("{}mm", margin.value)).join(" ");
    let type_of = |role| {
        format!("{}pt \"{}\",{SAME_WIDTHS}", profile.look(role, size).size, safe(&profile.font))
    };
    let number = format!(
        "@top-center{{content:counter(page);font:{};vertical-align:top;padding-top:{}mm}}",
        type_of(Role::PageNumber),
        header.0
    );
    let mark = format!(
        "@bottom-center{{content:\"{}\";font:{};vertical-align:bottom;padding-bottom:{}mm}}",
        safe(&profile.words.sample),
        type_of(Role::Contact),
        footer.0
    );
    let lies = [("", width.0, height.0), (".ngang", height.0, width.0)];
    for (turned, width, height) in lies {
        let name = format!("{class}{}", turned.replace('.', "-"));
        for (marked, name, foot) in
            [("", name.clone(), ""), (".minh-hoa", format!("{name}-minh-hoa"), mark.as_str())]
        {
            let _ = writeln!(
                out,
                concat!(
                    ".{class} .trang{turned}{marked}{{width:{width}mm;min-height:{height}mm;padding:{margins};page:{name}}}\n",
                    "@page {name}{{size:{width}mm {height}mm;margin:{margins};{number}{foot}}}\n",
                    "@page {name}:first{{@top-center{{content:none}}}}"
                ),
                class = class,
                turned = turned,
                marked = marked,
                width = width,
                height = height,
                margins = margins,
                name = name,
                number = number,
                foot = foot,
            );
        }
    }
    let (left, right, bottom) = (left.value, right.value, footer.0);
    let _ = writeln!(out, ".{class} footer{{left:{left}mm;right:{right}mm;bottom:{bottom}mm}}");
}

/// How a role looks, as declarations.
fn look(row: &LookRow, size: TypeSize) -> String {
    let mut css = format!("font-size:{}pt", row.points(size).0);
    let mut add = |declaration: &str| {
        css.push(';');
        css.push_str(declaration);
    };
    if row.bold {
        add("font-weight:bold");
    }
    if row.italic {
        add("font-style:italic");
    }
    if row.underline {
        add("text-decoration:underline");
    }
    add(match row.align {
        Align::Left => "text-align:left",
        Align::Center => "text-align:center",
        Align::Right => "text-align:right",
        Align::Justify => "text-align:justify",
    });
    add(&match row.line {
        None => format!("line-height:{SINGLE_LINE}"),
        Some(LineRule::Multiple(times)) => {
            format!("line-height:{}", (times.value * SINGLE_LINE * 1000.0).round() / 1000.0)
        }
        Some(LineRule::Exact(points)) => format!("line-height:{}pt", points.value),
    });
    if let Some(gap) = row.before.filter(|gap| gap.value != 0.0) {
        add(&format!("margin-top:{}pt", gap.value));
    }
    if let Some(indent) = row.first_line {
        add(&format!("text-indent:{}mm", indent.value));
    }
    if row.keep_next || row.outline.is_some() {
        add("break-after:avoid");
    }
    if row.outline.is_some() {
        add("break-inside:avoid");
    }
    if row.boxed {
        add("border:1pt solid;padding:1pt 0;white-space:nowrap");
    }
    css
}

/// The class of a document that looks so.
pub(super) fn class_of(profile: &Profile, size: TypeSize) -> String {
    let size = match size {
        TypeSize::Thirteen => "13",
        TypeSize::Fourteen => "14",
    };
    let id: String =
        profile.id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("tt-{id}-{size}")
}

/// A name of a typeface that can end no string and no style.
fn safe(font: &str) -> String {
    font.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect()
}

/// A length in points, to the twentieth.
pub(super) fn pt(length: Twip) -> String {
    if length.0 == 0 {
        return "0".to_owned();
    }
    format!("{}pt", f64::from(length.0) / 20.0)
}
