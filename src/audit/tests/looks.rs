//! What is measured: one property of one part changed gives exactly that code; the bounds are allowed.

use super::model::{base, change, lines_in_place, profile, resection};
use super::sample::{Sample, unstyle};
use super::{codes, profiles};
use crate::audit::audit;
use crate::audit::measure::{PROPERTIES, examples};
use crate::audit::rule::Model;
use crate::paper::{LineSpacing, Paper};
use crate::profile::Role;
use crate::units::{HalfPoint, Mm, Pt, Twip};

const MODELS: [Model; 3] = [Model::Plan, Model::Letter, Model::Party];

/// What is found next to when a title changes: its size or weight is the length that its rule should have.
fn is_of_the_rule_below(role: Role, code: &str) -> bool {
    let titled = matches!(role, Role::Motto | Role::Issuer | Role::Subject | Role::PartyName);
    titled && code.starts_with("duong-ke.")
}

#[test]
fn each_property_of_each_part_is_found_where_it_is_wrong_and_not_where_it_is_right() {
    let profiles = profiles();
    let mut off = Vec::new();
    let mut tried = 0;
    for model in MODELS {
        let profile = profile(model, &profiles);
        for role in profile.roles() {
            let row = profile.row(role).expect("row");
            for property in PROPERTIES.iter().filter(|one| one.is_measured(role, row)) {
                for (example, wrong) in property.examples.iter().zip([true, false]) {
                    let mut paper = base(model, &profiles);
                    if change(&mut paper, role, &mut |line| example(line, row)) == 0 {
                        continue;
                    }
                    let code = format!("{}.{}", property.id, role.id());
                    let mut found = codes(&audit(&paper, &profiles, None));
                    found.retain(|code| !is_of_the_rule_below(role, code));
                    // A first paragraph of the text has no gap above it to measure.
                    if property.id == "cach-doan" && found.is_empty() {
                        continue;
                    }
                    // Small letters break the words of a fixed line too.
                    found.retain(|found| *found == code || property.id != "in-hoa");
                    tried += 1;
                    let wanted: Vec<String> = wrong.then(|| code.clone()).into_iter().collect();
                    if found != wanted {
                        off.push(format!("{model:?} {code}, wrong: {wrong}: {found:?}"));
                    }
                }
            }
        }
    }
    assert!(tried > 240, "{tried}");
    assert!(off.is_empty(), "\n{}", off.join("\n"));
}

#[test]
fn page_type_and_drawn_rules_are_found_where_they_are_wrong_and_not_where_they_are_right() {
    let profiles = profiles();
    let mut off = Vec::new();
    for (code, wrong, right) in examples() {
        for (example, wanted) in [(wrong, vec![code.to_owned()]), (right, Vec::new())] {
            let mut sample = Sample::of(Model::Plan, &profiles);
            example(&mut sample);
            let found = codes(&audit(&sample.paper, &profiles, None));
            if found != wanted {
                off.push(format!("{code}: found {found:?}, wanted {wanted:?}"));
            }
        }
    }
    assert!(off.is_empty(), "\n{}", off.join("\n"));
}

fn found(paper: &Paper) -> Vec<String> {
    codes(&audit(paper, &profiles(), None))
}

#[test]
fn allowed_choices_give_nothing() {
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

#[test]
fn headings_of_a_foreign_file_are_known_by_their_words_and_only_warn() {
    let profiles = profiles();
    let audited = |with: &dyn Fn(&mut Paper)| {
        let mut paper = base(Model::Plan, &profiles);
        with(&mut paper);
        unstyle(&mut paper.parts[0].blocks);
        resection(&mut paper);
        let report = audit(&paper, &profiles, None);
        assert_eq!(report.count(crate::audit::Level::Error), 0, "{:#?}", report.findings);
        codes(&report)
    };
    assert!(audited(&|_| {}).is_empty(), "{:?}", audited(&|_| {}));
    let thin = |paper: &mut Paper| {
        change(paper, Role::Section, &mut |p| p.runs[0].look.bold = false);
    };
    assert_eq!(audited(&thin), ["dam.muc"]);
    let chapters = |label: &'static str, title: &'static str| {
        let profiles = &profiles;
        move |paper: &mut Paper| {
            let lines = [
                (Role::Body, "Nội dung cụ thể như sau:"),
                (Role::PartLabel, label),
                (Role::PartTitle, title),
            ];
            lines_in_place(paper, &lines, profiles, Model::Plan);
        }
    };
    assert!(audited(&chapters("Chương I", "QUY ĐỊNH CHUNG")).is_empty());
    assert!(audited(&chapters("Mục 1", "QUY ĐỊNH CHUNG")).is_empty());
    assert_eq!(audited(&chapters("Chương 1", "QUY ĐỊNH CHUNG")), ["phan.so-thu-tu"]);
    assert_eq!(audited(&chapters("Tiểu mục II", "QUY ĐỊNH CHUNG")), ["phan.so-thu-tu"]);
    assert_eq!(audited(&chapters("CHƯƠNG I", "QUY ĐỊNH CHUNG")), ["phan.in-thuong"]);
    assert_eq!(audited(&chapters("Chương I", "Quy định chung")), ["in-hoa.ten-phan"]);
}

#[test]
fn numbers_begin_anew_where_they_may_and_slip_where_they_may_not() {
    let profiles = profiles();
    let audited = |lines: &[(Role, &'static str)]| {
        let mut paper = base(Model::Plan, &profiles);
        lines_in_place(&mut paper, lines, &profiles, Model::Plan);
        resection(&mut paper);
        codes(&audit(&paper, &profiles, None))
    };
    let none: Vec<String> = Vec::new();
    // Again under another clause, after words that announce a list, and going on.
    let allowed: [&[(Role, &'static str)]; 4] = [
        &[(Role::Point, "a) Đúng hạn;"), (Role::Point, "b) Đủ;"), (Role::Point, "c) Đúng./.")],
        &[(Role::Clause, "1. Về tiến độ"), (Role::Clause, "2. Về chất lượng")],
        &[
            (Role::Clause, "1. Các phòng:"),
            (Role::Subclause, "1.1. Về tiến độ"),
            (Role::Subclause, "1.2. Về chất lượng"),
        ],
        &[(Role::Clause, "Điều 1. Ban hành Kế hoạch"), (Role::Clause, "Điều 2. Thi hành")],
    ];
    for lines in allowed {
        assert_eq!(audited(lines), none, "{lines:?}");
    }
    let slips: [(&[(Role, &'static str)], &str); 6] = [
        (&[(Role::Clause, "2. Về tiến độ"), (Role::Clause, "3. Về chất lượng")], "so-thu-tu.khoan"),
        (
            &[
                (Role::Clause, "1. Về tiến độ"),
                (Role::Clause, "2. Về"),
                (Role::Clause, "2. Về chất lượng"),
            ],
            "so-thu-tu.khoan",
        ),
        (&[(Role::Point, "b) Đúng hạn;"), (Role::Point, "c) Đúng./.")], "so-thu-tu.diem"),
        (&[(Role::Point, "a) Đúng hạn;"), (Role::Point, "a) Đúng./.")], "so-thu-tu.diem"),
        (
            &[(Role::Clause, "1. Các phòng"), (Role::Subclause, "2.1. Về tiến độ")],
            "so-thu-tu.tieu-khoan",
        ),
        (
            &[
                (Role::Clause, "Điều 1. Thi hành"),
                (Role::Clause, "Điều 1. Ban hành"),
                (Role::Clause, "Điều 3. Hiệu lực"),
            ],
            "so-thu-tu.dieu",
        ),
    ];
    for (lines, code) in slips {
        assert_eq!(audited(lines), [code], "{lines:?}");
    }
}
