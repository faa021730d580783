//! What is measured: one property of one part changed gives exactly that code; the bounds are lawful.

use super::model::{base, change, profile};
use super::{codes, profiles};
use crate::audit::audit;
use crate::audit::measure::Property;
use crate::audit::rule::Model;
use crate::paper::{Alignment, LineSpacing, Paper, Paragraph, Underline};
use crate::profile::{Align, LookRow, Role};
use crate::units::{HalfPoint, Mm, Pt, Twip};

const MODELS: [Model; 3] = [Model::Plan, Model::Letter, Model::Party];

/// Breaks a property of a paragraph.
fn break_property(paragraph: &mut Paragraph, row: &LookRow, property: Property) {
    let look = &mut paragraph.look;
    match property {
        Property::Align => {
            look.align = if row.align == Align::Right { Alignment::Left } else { Alignment::Right };
        }
        Property::FirstLine => look.indents.first_line = Mm(25.0).into(),
        Property::Gap => look.before = Twip(0),
        Property::Pitch => look.line = LineSpacing::Multiple(720),
        Property::Size
        | Property::Bold
        | Property::Italic
        | Property::Underline
        | Property::Case => {
            for run in &mut paragraph.runs {
                match property {
                    Property::Size => run.look.size = HalfPoint((row.size.max * 2.0) as u32 + 2),
                    Property::Bold => run.look.bold = !row.bold,
                    Property::Italic => run.look.italic = !row.italic,
                    Property::Underline => run.look.underline = Underline::None,
                    _ => {
                        if let crate::paper::Content::Text(text) = &mut run.content {
                            *text = text.to_lowercase();
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn one_property_of_one_part_changed_gives_that_finding_alone() {
    let profiles = profiles();
    let mut off = Vec::new();
    let mut tried = 0;
    for model in MODELS {
        let profile = profile(model, &profiles);
        for role in profile.roles() {
            let row = profile.row(role).expect("row");
            for property in Property::ALL.iter().copied().filter(|p| p.applies(role, row)) {
                let mut paper = base(model, &profiles);
                let count = change(&mut paper, role, &mut |p| break_property(p, row, property));
                // What a title's size or weight changes is the length that its rule should have.
                let beside: &[&str] = match (role, property) {
                    (
                        Role::Motto | Role::Issuer | Role::Subject | Role::PartyName,
                        Property::Size | Property::Bold | Property::Italic | Property::Case,
                    ) => &[
                        "duong-ke.tieu-ngu",
                        "duong-ke.co-quan-ban-hanh",
                        "duong-ke.trich-yeu",
                        "duong-ke.tieu-de",
                    ],
                    _ => &[],
                };
                let wanted = format!("{}.{}", property.id(), role.id());
                let mut found = codes(&audit(&paper, &profiles, None));
                found.retain(|code| !beside.contains(&code.as_str()));
                if count == 0 {
                    continue;
                }
                // A first paragraph of the text has no gap above it to measure.
                if property == Property::Gap && found.is_empty() {
                    continue;
                }
                // Small letters break the words of a fixed line too.
                found.retain(|code| code == &wanted || property != Property::Case);
                tried += 1;
                if found != [wanted.clone()] {
                    off.push(format!("{model:?} {wanted}: {found:?}"));
                }
            }
        }
    }
    assert!(tried > 120, "{tried}");
    assert!(off.is_empty(), "\n{}", off.join("\n"));
}

fn found(paper: &Paper) -> Vec<String> {
    codes(&audit(paper, &profiles(), None))
}

#[test]
fn lawful_choices_give_nothing() {
    let profiles = profiles();
    // The 13 pt set, the mixed sample set (head of 12, text of 14), indents of 10 mm, 1.5 lines, wide margins.
    let mut thirteen = base(Model::Plan, &profiles);
    let profile = profile(Model::Plan, &profiles);
    for role in profile.roles() {
        let size = profile.row(role).expect("row").size.thirteen;
        change(&mut thirteen, role, &mut |p| {
            p.runs.iter_mut().for_each(|run| run.look.size = Pt(size).into());
        });
    }
    let relevant = |codes: Vec<String>| -> Vec<String> {
        codes.into_iter().filter(|code| !code.starts_with("duong-ke.")).collect()
    };
    assert!(relevant(found(&thirteen)).is_empty(), "{:?}", found(&thirteen));
    let mut mixed = base(Model::Plan, &profiles);
    for role in [Role::NationalName, Role::Superior, Role::Issuer] {
        change(&mut mixed, role, &mut |p| {
            p.runs.iter_mut().for_each(|run| run.look.size = HalfPoint(24));
        });
    }
    for role in [Role::Motto, Role::PlaceDate] {
        change(&mut mixed, role, &mut |p| {
            p.runs.iter_mut().for_each(|run| run.look.size = HalfPoint(26));
        });
    }
    assert!(relevant(found(&mixed)).is_empty(), "{:?}", found(&mixed));
    let mut loose = base(Model::Plan, &profiles);
    for role in
        [Role::Body, Role::Basis, Role::Dash, Role::Point, Role::Plus, Role::Clause, Role::Section]
    {
        change(&mut loose, role, &mut |p| {
            p.look.indents.first_line = Mm(10.0).into();
            p.look.line = LineSpacing::Multiple(360);
            p.look.before = Twip(0);
            p.look.after = Twip(120);
        });
    }
    let page = &mut loose.sections[0].geometry;
    (page.top, page.bottom, page.left, page.right) =
        (Mm(25.0).into(), Mm(25.0).into(), Mm(35.0).into(), Mm(20.0).into());
    assert!(found(&loose).is_empty(), "{:?}", found(&loose));
}

#[test]
fn page_and_font_and_rules_are_measured() {
    let profiles = profiles();
    let broken = |with: &dyn Fn(&mut Paper)| {
        let mut paper = base(Model::Plan, &profiles);
        with(&mut paper);
        found(&paper)
    };
    assert_eq!(broken(&|p| p.sections[0].geometry.left = Mm(25.0).into()), ["le.trai"]);
    assert_eq!(broken(&|p| p.sections[0].geometry.right = Mm(25.0).into()), ["le.phai"]);
    assert_eq!(broken(&|p| p.sections[0].geometry.top = Mm(15.0).into()), ["le.tren"]);
    assert_eq!(broken(&|p| p.sections[0].geometry.bottom = Mm(30.0).into()), ["le.duoi"]);
    assert_eq!(broken(&|p| p.sections[0].geometry.gutter = Mm(10.0).into()), ["le.trai"]);
    assert_eq!(broken(&|p| p.sections[0].geometry.width = Twip(12240)), ["kho-giay"]);
    let font = |p: &mut Paper| {
        change(p, Role::Dash, &mut |p| p.runs[0].look.font = "Arial".into());
    };
    assert_eq!(broken(&font), ["phong-chu"]);
    let one = |p: &mut Paper| {
        change(p, Role::Dash, &mut |p| p.runs[0].look.size = HalfPoint(26));
    };
    assert_eq!(broken(&one), ["co-chu.thong-nhat"]);
    for (nth, code) in
        [(0, "duong-ke.co-quan-ban-hanh"), (1, "duong-ke.tieu-ngu"), (2, "duong-ke.trich-yeu")]
    {
        let gone = |p: &mut Paper| {
            let mut at = 0;
            change(p, Role::Rule, &mut |p| {
                if at == nth {
                    p.look.borders.top = None;
                }
                at += 1;
            });
        };
        assert_eq!(broken(&gone), [code]);
        let short = |p: &mut Paper| {
            let mut at = 0;
            change(p, Role::Rule, &mut |p| {
                if at == nth {
                    p.room = p.room.map(|room| Twip(room.0 / 3));
                }
                at += 1;
            });
        };
        assert_eq!(broken(&short), [code]);
    }
}
