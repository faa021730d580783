//! What comes back out of forms that were filled in: the same answers, or a doubt, never another answer.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/form.rs"]
mod form;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use common::{files, root};
use rayon::prelude::*;

use form::{Form, TEXT, nfd, paragraph, run, words};
use vanban::compose::{Composer, Job, Selection};
use vanban::data::campaign::Campaign;
use vanban::data::check::check_report;
use vanban::data::field::FieldKind;
use vanban::data::gather::gather;
use vanban::data::load::{Shape, load};
use vanban::data::plan::AskKind;
use vanban::data::report::{Answer, CameAs, Report};
use vanban::data::scalar::{Date, Id};
use vanban::data::source::Source;
use vanban::harvest::written::{self, ReturnSource};
use vanban::harvest::{AnswerTo, Harvest, Harvester, Value};
use vanban::paper::{Control, ControlKind};
use vanban::problem::Problems;
use vanban::resources::{ResourceFile, Resources};
use vanban::viet;
use vanban::word::read;

/// A campaign of the repository with what makes its documents.
struct World {
    campaign: Arc<Campaign>,
    composer: Arc<Composer>,
    harvester: Harvester,
}

fn world(data: &str) -> World {
    altered(data, |_, text| text)
}

/// The same with changed data.
fn altered(data: &str, change: impl Fn(&str, String) -> String) -> World {
    let folder = root().join(data);
    let read = |folder: &Path, end: &str| -> Vec<(String, Vec<u8>)> {
        files(folder, end)
            .into_iter()
            .map(|path| {
                let name =
                    path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
                (name, std::fs::read(&path).expect("read"))
            })
            .collect()
    };
    let changed = read(&folder, ".yaml").into_iter().map(|(name, bytes)| {
        let text = change(&name, String::from_utf8(bytes).expect("UTF-8"));
        (name, text.into_bytes())
    });
    let gathered = gather(changed.collect(), data);
    let campaign = Arc::new(gathered.campaign.expect("a campaign"));
    let resources = Arc::new(Resources::built_in().expect("sound"));
    let composer = Arc::new(Composer::new(Arc::clone(&campaign), resources).expect("sound"));
    let harvester = Harvester::new(Arc::clone(&composer));
    World { campaign, composer, harvester }
}

/// The shipped campaign.
fn shipped() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| world("data"))
}

impl World {
    fn form(&self, period: &str, agency: &str) -> Form {
        let id = |id| Id::parse(id).expect("an id");
        let campaign = self.composer.campaign();
        let period = campaign.period(&id(period)).expect("a period");
        let job = self.composer.form(period, campaign.agency(&id(agency)).expect("an agency"));
        Form::open(&self.composer.make(&job).expect("a form").bytes)
    }

    fn harvest(&self, form: &Form) -> Result<Harvest<'_>, Problems> {
        let paper = read::read(&form.bytes()).expect("reads");
        self.harvester.read(&paper, None)
    }

    /// The YAML of a return, and what it loads as.
    fn report(&self, form: &Form) -> (String, Report) {
        let harvest = self.harvest(form).unwrap_or_else(|problems| panic!("{problems:?}"));
        let doubts: Vec<String> = harvest.problems("f").iter().map(|p| p.message.clone()).collect();
        assert!(!harvest.is_doubtful(), "{doubts:#?}");
        let received = Date::parse("2024-12-12").expect("a day");
        let text =
            written::report(&harvest, received, ReturnSource { file: "a.docx", sha256: "0" });
        let source =
            Source::read("a.yaml", text.as_bytes()).unwrap_or_else(|p| panic!("{p:?}\n{text}"));
        let report =
            load(&Shape::<Report>::new(), source).unwrap_or_else(|p| panic!("{p:?}\n{text}"));
        // What was read for sure is what `validate` accepts.
        let (period, agency) = (&harvest.identity.period.id, &harvest.identity.agency.id);
        let found = check_report(&self.campaign, period, agency, &report);
        assert!(!found.has_errors(), "{found:?}\n{text}");
        (text, report.value)
    }

    /// Fills a form in with a report, as a person does.
    fn filled(&self, period: &str, agency: &str, report: &Report) -> Form {
        let mut form = self.form(period, agency);
        let (period, agency) =
            (Id::parse(period).expect("an id"), Id::parse(agency).expect("an id"));
        let period = self.campaign.period(&period).expect("a period");
        if let Some(number) = report.number {
            form.fill("report:number", &viet::two_digits(number.0));
        }
        if let Some(date) = report.date {
            form.fill("report:date", &viet::date_long(date.0));
        }
        if let Some(signer) = &report.signer {
            form.fill("signer:title", &viet::upper(signer.as_str()));
        }
        if report.nil {
            form.tick("report:nil");
        }
        for (id, typed) in &report.figures {
            form.fill(&format!("figure:{id}"), typed.as_str());
        }
        let asks: Vec<_> = self.campaign.asks_of(&agency, period).collect();
        for (id, answer) in &report.answers {
            let ask = asks.iter().find(|ask| ask.id == *id).expect("asked");
            match answer {
                Answer::Several(ids) => {
                    ids.iter().for_each(|one| form.tick(&format!("{id}.{one}")))
                }
                Answer::One(typed) if ask.kind == AskKind::Date => {
                    let date = Date::parse(typed.as_str()).expect("a day");
                    form.fill(id.as_str(), &viet::date_short(date.0));
                }
                Answer::One(typed) => form.fill(id.as_str(), typed.as_str()),
            }
        }
        for (tag, words) in
            [("report:difficulties", &report.difficulties), ("report:proposals", &report.proposals)]
        {
            if let Some(words) = words {
                form.fill(tag, words.as_str());
            }
        }
        form
    }
}

/// A report as a form can bring it back.
fn as_form(report: &Report) -> Report {
    let received = Date::parse("2024-12-12").expect("a day");
    Report { sample: false, received, came_as: CameAs::Form, ..report.clone() }
}

/// Reports of the repository that a form can hold.
fn reports(world: &World) -> Vec<(String, String, Report)> {
    world
        .campaign
        .reports
        .iter()
        .map(|((period, agency), report)| {
            (period.to_string(), agency.to_string(), report.value.clone())
        })
        .collect()
}

#[test]
fn every_shipped_report_comes_back_as_it_was_filled_in() {
    assert!(shipped().campaign.reports.len() > 30);
    all_come_back(shipped());
}

/// A question as it is added to a plan, how its field is filled in in Word, and what a report then has.
struct Question {
    yaml: String,
    id: String,
    fill: fn(&mut Form, &str),
    answer: Answer,
}

/// A question of each kind.
fn question_of(kind: AskKind) -> Question {
    let id = format!("kieu-{}", kind.name());
    let typed = |text: &str| {
        serde_json::from_value::<Answer>(serde_json::Value::from(text)).expect("an answer")
    };
    let choices = "\n      choices:\n        - {id: mot, text: Lựa chọn một}\n        - {id: hai, text: Lựa chọn hai}";
    let (more, fill, answer): (&str, fn(&mut Form, &str), Answer) = match kind {
        AskKind::Text => (
            "",
            |form, id| form.fill(id, "Đoạn thứ nhất\nĐoạn thứ hai"),
            typed("Đoạn thứ nhất\nĐoạn thứ hai"),
        ),
        AskKind::Line => ("", |form, id| form.fill(id, "Một dòng"), typed("Một dòng")),
        AskKind::Date => ("", |form, id| form.fill(id, "05/12/2024"), typed("2024-12-05")),
        AskKind::Choice => (choices, |form, id| form.fill(id, "hai"), typed("hai")),
        AskKind::Ticks => (
            choices,
            |form, id| form.tick(&format!("{id}.hai")),
            serde_json::from_value(serde_json::json!(["hai"])).expect("an answer"),
        ),
    };
    let label = format!("Câu hỏi kiểu {}", kind.name());
    let yaml = format!("    - id: {id}\n      label: {label}\n      kind: {}{more}\n", kind.name());
    Question { yaml, id, fill, answer }
}

/// What Word says of the control of a field.
fn is_control_of(kind: FieldKind, control: &ControlKind) -> bool {
    match kind {
        FieldKind::Text => matches!(control, ControlKind::RichText),
        FieldKind::Line => matches!(control, ControlKind::Text { lines: true }),
        FieldKind::Number => matches!(control, ControlKind::Text { lines: false }),
        FieldKind::Date => matches!(control, ControlKind::Date),
        FieldKind::Choice => matches!(control, ControlKind::DropDown(items) if items.len() == 2),
        FieldKind::Tick => matches!(control, ControlKind::CheckBox { checked: false }),
    }
}

#[test]
fn every_kind_of_question_has_its_branch_in_the_form_its_control_and_its_reader() {
    let (period, agency) = ("2024-12", "so-y-te");
    let mut seen = vec![];
    for kind in AskKind::ALL {
        let Question { yaml: ask, id, fill, answer } = question_of(kind);
        let world = altered("data", |name, text| match name {
            "plan.yaml" => {
                assert!(text.contains("\n  general:\n"));
                text.replace("\n  general:\n", &format!("\n  general:\n{ask}"))
            }
            _ => text,
        });
        let mut form = world.form(period, agency);
        let paper = read::read(&form.bytes()).expect("reads");
        let own = |name: &str| name == id || name.starts_with(&format!("{id}."));
        let controls: Vec<_> = paper
            .controls()
            .filter(|(_, control)| control.tag.as_deref().is_some_and(own))
            .map(|(_, control)| &control.kind)
            .collect();
        let wanted = if kind.field() == FieldKind::Tick { 2 } else { 1 };
        assert_eq!(controls.len(), wanted, "{kind:?}: no field of its own in the form");
        for control in controls {
            assert!(is_control_of(kind.field(), control), "{kind:?} became {control:?}");
        }
        seen.push(kind.field());
        fill(&mut form, &id);
        let (text, report) = world.report(&form);
        let back = report.answers.iter().find(|(ask, _)| ask.as_str() == id);
        assert_eq!(back.map(|(_, back)| back), Some(&answer), "{kind:?}\n{text}");
    }
    // What no question takes is a figure.
    let form = shipped().form(period, agency);
    let paper = read::read(&form.bytes()).expect("reads");
    let is_figure =
        |control: &&Control| control.tag.as_deref().is_some_and(|tag| tag.starts_with("figure:"));
    let figures: Vec<_> = paper.controls.iter().filter(is_figure).collect();
    assert!(!figures.is_empty());
    assert!(figures.iter().all(|control| is_control_of(FieldKind::Number, &control.kind)));
    seen.push(FieldKind::Number);
    seen.sort();
    assert_eq!(seen, FieldKind::ALL.to_vec());
}

#[test]
fn a_template_without_a_branch_for_a_kind_makes_no_form_and_names_the_question() {
    for kind in AskKind::ALL {
        let ask = question_of(kind).yaml;
        let world = altered("data", |name, text| match name {
            "plan.yaml" => text.replace("\n  general:\n", &format!("\n  general:\n{ask}")),
            _ => text,
        });
        let mut files = ResourceFile::built_in();
        for file in files.iter_mut().filter(|file| file.path == "bieu-mau/template.html") {
            let branch = format!(r#"ask.kind == "{}""#, kind.name());
            assert!(file.text.contains(&branch), "{branch}");
            file.text = file.text.replace(&branch, r#"ask.kind == "kieu-cu""#);
        }
        let resources = Arc::new(Resources::new(&files).expect("sound"));
        let composer = Composer::new(Arc::clone(&world.campaign), resources).expect("kinds");
        let jobs = composer.jobs(&Selection::default());
        let own = |job: &&Job<'_>| &*job.path == "bieu-mau/2024-12/so-y-te.docx";
        let problems = composer.make(jobs.iter().find(own).expect("a form")).expect_err("no field");
        let label = format!("“Câu hỏi kiểu {}”", kind.name());
        assert!(problems.iter().all(|problem| problem.code == "LB08"), "{problems:?}");
        assert!(problems.iter().any(|problem| problem.message.contains(&label)), "{problems:?}");
    }
}

#[test]
fn reports_of_a_party_committee_come_back_too() {
    let world = world("tests/campaigns/dang-uy");
    assert!(world.campaign.reports.len() > 5);
    all_come_back(&world);
}

#[test]
fn indicators_of_one_name_are_told_apart_by_their_order() {
    let world = altered("data", |name, text| match name {
        "indicators.yaml" => {
            let other = "name: \"Số tài liệu, tờ gấp, tờ rơi đã cấp phát\"";
            assert!(text.contains(other));
            text.replace(other, "name: Số lượt người được tuyên truyền trực tiếp")
        }
        _ => text,
    });
    all_come_back(&world);
}

fn all_come_back(world: &World) {
    let all = reports(world);
    for (period, agency, report) in all {
        let form = world.filled(&period, &agency, &report);
        let (text, back) = world.report(&form);
        let mut wanted = as_form(&report);
        if wanted.signer.is_none() {
            wanted.signer = back.signer.clone();
        }
        // A question none of whose boxes is ticked looks like one that was passed over.
        wanted
            .answers
            .retain(|_, answer| !matches!(answer, Answer::Several(ids) if ids.is_empty()));
        // Ticks come back in the order of the form.
        for (id, answer) in &mut wanted.answers {
            if let (Answer::Several(ids), Some(Answer::Several(found))) =
                (answer, back.answers.get(id))
            {
                ids.sort_by_key(|id| found.iter().position(|other| other == id));
            }
        }
        assert_eq!(back, wanted, "{period}/{agency}\n{text}");
    }
}

/// What is doubtful in a form, as it is reported.
fn reported(world: &World, form: &Form) -> Vec<String> {
    let harvest = world.harvest(form).unwrap_or_else(|problems| panic!("{problems:?}"));
    harvest.problems("f").iter().map(|p| p.message.clone()).collect()
}

#[test]
fn a_figure_with_a_comma_before_three_digits_is_reported_with_both_readings() {
    let world = shipped();
    for (typed, one, other) in
        [("1,500", "1.500", "1,5"), ("12,345 lượt người", "12.345", "12,3450")]
    {
        let mut form = world.form("2024-12", "ubnd-dai-tu");
        form.fill("figure:so-luot-nguoi", typed);
        let harvest = world.harvest(&form).expect("a form");
        let printed = harvest.problems("f");
        let printed = printed.iter().next().expect("told");
        assert!(printed.message.contains(&format!("'{typed}'")), "{}", printed.message);
        assert!(printed.message.contains(&format!("{one} hay {other}?")), "{}", printed.message);
    }
}

#[test]
fn a_letterhead_that_ends_with_the_place_or_begins_like_a_number_is_neither_date_nor_number() {
    for letterhead in [
        "[ỦY BAN NHÂN DÂN HUYỆN, ĐẠI TỪ]",
        "[ỦY BAN NHÂN DÂN, \"SỐ 2 - ĐẠI TỪ\"]",
        "[ỦY BAN NHÂN DÂN, ĐẠI TỪ 2]",
    ] {
        let world = altered("data", |name, text| match name {
            "agencies.yaml" => text.replace(
                "letterhead: [ỦY BAN NHÂN DÂN, HUYỆN ĐẠI TỪ]",
                &format!("letterhead: {letterhead}"),
            ),
            _ => text,
        });
        for unwrapped in [false, true] {
            let mut form = world.form("2024-12", "ubnd-dai-tu");
            assert!(form.part(TEXT).contains("ĐẠI TỪ") && form.part(TEXT).contains("Đại Từ, "));
            form.fill("report:number", "12");
            form.fill("report:date", "ngày 02 tháng 12 năm 2024");
            form.fill("figure:so-luot-nguoi", "5");
            if unwrapped {
                form.unwrap_all();
            }
            let (yaml, report) = world.report(&form);
            assert_eq!(report.number.map(|number| number.0), Some(12), "{letterhead}\n{yaml}");
            assert_eq!(report.date.map(|date| date.to_string()), Some("2024-12-02".into()));
        }
    }
}

#[test]
fn a_deputy_who_signs_in_two_lines_is_read_without_a_doubt() {
    let world = shipped();
    let two = "KT. CHỦ TỊCH</w:t><w:br/><w:t>PHÓ CHỦ TỊCH";
    for (typed, signer) in [
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch Trần Văn Bé"),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Phó Chủ tịch Trần Văn Bé"),
        (two, "Phó Chủ tịch Trần Văn Bé"),
        ("Q. CHỦ TỊCH", "Q. Chủ tịch Trần Văn Bé"),
    ] {
        for unwrapped in [false, true] {
            let mut form = world.form("2024-12", "ubnd-dai-tu");
            form.fill("signer:title", "CHỨC VỤ");
            form.swap("CHỨC VỤ", typed);
            form.fill("signer:name", "Trần Văn Bé");
            form.fill("figure:so-luot-nguoi", "5");
            if unwrapped {
                form.unwrap_all();
            }
            let (yaml, report) = world.report(&form);
            assert_eq!(report.signer.map(|words| words.to_string()), Some(signer.into()), "{yaml}");
        }
    }
}

#[test]
fn text_in_an_old_code_is_reported_with_its_question_and_what_it_likely_says() {
    let world = shipped();
    for (typed, likely) in [
        ("S¶n xuÊt æn ®Þnh, ®êi sèng tèt", "Sản xuất ổn định, đời sống tốt"),
        ("Saûn xuaát oån ñònh, ñôøi soáng toát", "Sản xuất ổn định, đời sống tốt"),
    ] {
        let mut form = world.form("2024-12", "ubnd-dai-tu");
        form.fill("hu-doi-song", typed);
        let harvest = world.harvest(&form).expect("a form");
        let printed = harvest.problems("f");
        let printed = printed.iter().find(|printed| printed.code == "TB90").expect("told");
        assert!(printed.message.contains(typed), "{}", printed.message);
        assert!(printed.hint.as_ref().expect("a hint").contains(likely));
    }
    // "Cã" is Vietnamese by its letters; the font says that "Có" was typed.
    let mut form = world.form("2024-12", "ubnd-dai-tu");
    form.fill("hu-doi-song", "CHỮ");
    let font = r#"<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>Cã</w:t>"#;
    form.text(|xml| {
        let at = xml.find(">CHỮ<").expect("the answer");
        let start = xml[..at].rfind("<w:r>").expect("a run");
        let end = at + xml[at..].find("</w:r>").expect("its end");
        format!("{}<w:r>{font}{}", &xml[..start], &xml[end..])
    });
    assert!(
        reported(world, &form).iter().any(|printed| printed.contains("Cã")),
        "{:?}",
        reported(world, &form)
    );
}

// ---- the damage suite ----

/// Puts runs into the place of a figure that was 42.
fn figure(form: &mut Form, runs: &str) {
    let at = form.control("figure:so-bang-ron");
    form.cut(at, |control| {
        let start = control.find("<w:sdtContent>").expect("content") + 14;
        format!("{}{runs}</w:sdtContent></w:sdt>", &control[..start])
    });
}

/// A run of words with a look.
fn looks(words: &str, look: &str) -> String {
    run(words).replacen("<w:r>", &format!("<w:r><w:rPr>{look}</w:rPr>"), 1)
}

/// A picture.
const PICTURE: &str = r#"<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#;

/// A circle, as it is drawn round a box.
const CIRCLE: &str = r#"<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="200000" cy="200000"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:spPr><a:prstGeom prst="ellipse"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#;

/// What must come of a damaged form.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Then {
    /// Every answer as it was typed, and nothing doubtful.
    Right,
    /// Something doubtful is reported.
    Reported,
    /// Either; in no case another answer.
    Safe,
}

use Then::{Reported, Right, Safe};

type Damage = (&'static str, Then, fn(&mut Form));

const AGENCY: &str = "ubnd-dai-tu";
const PERIOD: &str = "2024-12";

/// The questions of that form which the shipped report leaves unanswered.
const UNANSWERED: usize = 5;

/// What nobody can see once the controls are gone: on paper it is the answer.
const UNSEEN: [&str; 6] = [
    "figure beside its filled control",
    "controls of two rows exchanged",
    "words after the control",
    "words in another control beside",
    "a box whose sign is another than its state",
    "parts III and IV exchanged",
];

fn drop_all(form: &mut Form, from: &str, to: &str) {
    form.text(|xml| {
        let mut out = String::new();
        let mut rest = xml.as_str();
        while let Some(at) = rest.find(from) {
            out.push_str(&rest[..at]);
            let end = rest[at..].find(to).expect("an end") + to.len();
            rest = &rest[at + end..];
        }
        out + rest
    });
}

fn cells(row: &str, change: impl Fn(Vec<String>) -> Vec<String>) -> String {
    let start = row.find("<w:tc>").expect("a cell");
    let inner = row[start..].strip_suffix("</w:tr>").expect("a row");
    let list: Vec<String> = inner
        .split("</w:tc>")
        .filter(|cell| !cell.is_empty())
        .map(|cell| format!("{cell}</w:tc>"))
        .collect();
    format!("{}{}</w:tr>", &row[..start], change(list).concat())
}

fn rows(form: &mut Form, change: impl Fn(Vec<String>) -> Vec<String>) {
    let at = form.part(TEXT).find("Đơn vị tính").expect("the table");
    let xml = form.part(TEXT);
    let start = xml[..at].rfind("<w:tbl>").expect("a table");
    let end = at + xml[at..].find("</w:tbl>").expect("its end");
    form.cut(start..end, |table| {
        let head = table.find("<w:tr>").expect("a row");
        let list: Vec<String> = table[head..]
            .split("</w:tr>")
            .filter(|row| !row.is_empty())
            .map(|row| format!("{row}</w:tr>"))
            .collect();
        format!("{}{}", &table[..head], change(list).concat())
    });
}

fn each_row(form: &mut Form, change: impl Fn(Vec<String>) -> Vec<String>) {
    rows(form, |list| list.iter().map(|row| cells(row, &change)).collect());
}

fn cell(words: &str) -> String {
    format!("<w:tc>{}</w:tc>", paragraph(words))
}

/// What programs do to a whole file; none needs a control.
const HABITS: &[Damage] = &[
    ("decomposed letters", Right, |f| f.text(|xml| words(&xml, nfd))),
    ("tone marks on the other vowel", Right, |f| {
        f.text(|xml| {
            words(&xml, |t| {
                t.replace("òa", "oà").replace("óa", "oá").replace("ủy", "uỷ").replace("Ủy", "Uỷ")
            })
        });
    }),
    ("capitals", Right, |f| {
        f.text(|xml| words(&xml, |t| if t.contains('&') { t.into() } else { t.to_uppercase() }))
    }),
    ("other spaces", Right, |f| f.text(|xml| words(&xml, |t| t.replace(' ', "\u{a0} ")))),
    ("soft hyphens and marks that show nothing", Right, |f| {
        f.text(|xml| {
            words(&xml, |t| t.replace("tuyên", "tu\u{ad}yên").replace("công", "\u{200b}công"))
        });
    }),
    ("rsids", Right, |f| {
        f.text(|xml| {
            xml.replace("<w:r>", r#"<w:r w:rsidR="00A1B2C3">"#)
                .replace("<w:p>", r#"<w:p w:rsidR="00A1B2C3">"#)
        });
    }),
    ("runs split in two", Right, |f| {
        f.text(|xml| {
            words(&xml, |t| match t.char_indices().nth(t.chars().count() / 2) {
                Some((at, _)) if at > 0 && !t.contains('&') => {
                    format!(
                        r#"{}</w:t></w:r><w:r><w:t xml:space="preserve">{}"#,
                        &t[..at],
                        &t[at..]
                    )
                }
                _ => t.to_owned(),
            })
        });
    }),
    ("proofing marks", Right, |f| {
        f.text(|xml| xml.replace("<w:r>", r#"<w:proofErr w:type="spellStart"/><w:r>"#));
    }),
    ("tags gone", Right, |f| drop_all(f, "<w:tag ", "/>")),
    ("tags and titles gone", Right, |f| {
        drop_all(f, "<w:tag ", "/>");
        drop_all(f, "<w:alias ", "/>");
    }),
    ("controls gone, what they hold left", Right, |f| f.unwrap_all()),
    ("hints no longer marked", Right, |f| drop_all(f, "<w:showingPlcHdr", "/>")),
    ("hints restyled", Right, |f| drop_all(f, "<w:rPr><w:rStyle w:val=\"goi-y\"", "</w:rPr>")),
    ("a running number put in before each row", Right, |f| {
        each_row(f, |mut list| {
            list.insert(0, cell("7"));
            list
        })
    }),
    ("the column of running numbers taken out", Right, |f| each_row(f, |list| list[1..].to_vec())),
    ("an empty column put in at the end", Right, |f| {
        each_row(f, |mut list| {
            list.push(cell(""));
            list
        })
    }),
    ("an empty column put in before the figures", Right, |f| {
        each_row(f, |mut list| {
            let at = list.len() - 1;
            list.insert(at, cell(""));
            list
        })
    }),
    ("rows turned round", Right, |f| {
        rows(f, |mut list| {
            list[1..].reverse();
            list
        })
    }),
    ("empty rows", Right, |f| {
        rows(f, |mut list| {
            list.insert(3, format!("<w:tr>{}</w:tr>", cell("").repeat(4)));
            list.insert(1, format!("<w:tr>{}</w:tr>", cell("").repeat(4)));
            list
        })
    }),
    ("empty paragraphs", Right, |f| {
        f.text(|xml| {
            xml.replace(
                "<w:p><w:pPr><w:pStyle w:val=\"cau-hoi\"/>",
                "<w:p/><w:p><w:pPr><w:pStyle w:val=\"cau-hoi\"/>",
            )
        })
    }),
    ("own properties gone", Right, |f| {
        f.parts.remove("docProps/custom.xml");
        f.edit("_rels/.rels", |xml| {
            let at = xml.find("docProps/custom.xml").expect("a relation");
            let start = xml[..at].rfind("<Relationship ").expect("its start");
            let end = at + xml[at..].find("/>").expect("its end") + 2;
            format!("{}{}", &xml[..start], &xml[end..])
        });
    }),
    ("all properties gone, the bookmark left", Right, |f| {
        f.edit("docProps/core.xml", |xml| xml.replace("vanban/", ""));
        f.edit("docProps/custom.xml", |xml| xml.replace("vanban.", "x."));
    }),
    ("nothing but words left to know it by", Right, |f| {
        f.edit("docProps/core.xml", |xml| xml.replace("vanban/", ""));
        f.edit("docProps/custom.xml", |xml| xml.replace("vanban.", "x."));
        drop_all(f, "<w:bookmarkStart ", "/>");
    }),
    ("other numbers before headings", Right, |f| {
        f.text(|xml| xml.replace(">II. <", ">2. <").replace(">a) <", ">1.1. <"))
    }),
    ("dashes become bullets", Right, |f| f.text(|xml| xml.replace(">- ", ">• "))),
    ("the abbreviation written out", Right, |f| {
        f.text(|xml| xml.replace("“UBND", "“Ủy ban nhân dân"))
    }),
    ("links and tags of words around runs", Right, |f| {
        f.text(|xml| {
            xml.replace("<w:r>", r#"<w:smartTag w:element="x"><w:r>"#)
                .replace("<w:r ", r#"<w:smartTag w:element="x"><w:r "#)
                .replace("</w:r>", "</w:r></w:smartTag>")
        });
    }),
    ("the form pasted below a letter", Reported, |f| {
        f.text(|xml| {
            xml.replacen(
                "<w:body>",
                &format!(
                    "<w:body>{}{}",
                    paragraph("Kính gửi đồng chí Hòa"),
                    paragraph("Gửi lại báo cáo.")
                ),
                1,
            )
        });
        f.edit("docProps/core.xml", |xml| xml.replace("vanban/", ""));
        f.edit("docProps/custom.xml", |xml| xml.replace("vanban.", "x."));
    }),
];

/// The hint of a field put back, as if nothing had been typed.
fn empty(form: &mut Form, tag: &str) {
    form.fill(tag, "[số]");
    let at = form.control(tag);
    form.cut(at, |control| control.replace("<w:text/>", "<w:showingPlcHdr/><w:text/>"));
}

/// What people do to an answer; some need its control.
const HANDS: &[Damage] = &[
    ("no damage", Right, |f| f.text(|xml| xml + " ")),
    ("figure without its stop", Right, |f| f.fill("figure:so-luot-nguoi", "5230")),
    ("figure with a space", Right, |f| f.fill("figure:so-luot-nguoi", "5 230")),
    ("figure with its unit", Right, |f| f.fill("figure:so-luot-nguoi", "5.230 lượt người")),
    ("figure with a stop after it", Right, |f| f.fill("figure:so-luot-nguoi", "5.230.")),
    ("figure with zeros before it", Right, |f| f.fill("figure:so-bang-ron", "042")),
    ("figure in words after it", Right, |f| {
        f.fill("figure:so-cuoc-tuyen-truyen", "34 (ba mươi tư)")
    }),
    ("figure with a foreign comma", Reported, |f| f.fill("figure:so-luot-nguoi", "5,230")),
    ("a round figure with a foreign comma", Reported, |f| f.fill("figure:so-luot-nguoi", "5,000")),
    ("an answer in TCVN3", Reported, |f| f.fill("hu-doi-song", "S¶n xuÊt æn ®Þnh, ®êi sèng tèt")),
    ("an answer in VNI", Reported, |f| {
        f.fill("hu-doi-song", "Saûn xuaát oån ñònh, ñôøi soáng toát")
    }),
    ("figure in two notations", Reported, |f| f.fill("figure:so-luot-nguoi", "5,230.0")),
    ("figure about", Reported, |f| f.fill("figure:so-luot-nguoi", "khoảng 5.230")),
    ("figure from to", Reported, |f| f.fill("figure:so-luot-nguoi", "5.230-5.300")),
    ("figure with a fraction", Reported, |f| f.fill("figure:so-luot-nguoi", "5.230,5")),
    ("figure with a question mark", Reported, |f| f.fill("figure:so-luot-nguoi", "5.230?")),
    ("figure above its bound", Reported, |f| f.fill("figure:so-bang-ron", "42.000.000")),
    ("figure beside its empty control", Right, |f| {
        empty(f, "figure:so-bang-ron");
        f.after("figure:so-bang-ron", &run("42"));
    }),
    ("figure beside its filled control", Reported, |f| f.after("figure:so-bang-ron", &run("7"))),
    ("another figure in a cell beside", Reported, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |row| {
            cells(row, |mut list| {
                list[2] = cell("chiếc 50");
                list
            })
        });
    }),
    ("a note in a column put in", Reported, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |row| {
            cells(row, |mut list| {
                list.push(cell("chưa đủ"));
                list
            })
        });
    }),
    ("figure and unit in one cell", Safe, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |row| {
            cells(row, |list| {
                vec![
                    list[0].clone(),
                    list[1].clone(),
                    format!(
                        r#"<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>"#,
                        paragraph("42 chiếc")
                    ),
                ]
            })
        });
    }),
    ("figures of two rows in one cell", Reported, |f| {
        let xml = f.part(TEXT);
        let row = f.row("figure:so-bang-ron");
        let next = row.end..row.end + xml[row.end..].find("</w:tr>").expect("a row") + 7;
        f.cut(next, |row| {
            cells(row, |mut list| {
                list[3] = format!("<w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc>", "<w:p/>");
                list
            })
        });
        f.cut(row, |row| {
            cells(row, |mut list| {
                list[3] = list[3].replace("<w:tcPr>", r#"<w:tcPr><w:vMerge w:val="restart"/>"#);
                list
            })
        });
    }),
    ("a row taken out", Reported, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |_| String::new());
    }),
    ("a row of its own put in", Reported, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |row| {
            format!(
                "{row}<w:tr>{}{}{}{}</w:tr>",
                cell("7"),
                cell("Số xe loa lưu động"),
                cell("xe"),
                cell("3")
            )
        });
    }),
    ("a row twice, alike", Right, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |row| format!("{row}{row}"));
    }),
    ("a row twice, with another figure", Reported, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |row| format!("{row}{}", row.replace(">42<", ">24<")));
    }),
    ("controls of two rows exchanged", Reported, |f| {
        let (one, other) = (f.control("figure:so-bang-ron"), f.control("figure:so-pa-no"));
        let xml = f.part(TEXT);
        let (a, b) = (xml[one.clone()].to_owned(), xml[other.clone()].to_owned());
        f.cut(other, |_| a);
        f.cut(one, |_| b);
    }),
    ("an indicator renamed", Reported, |f| {
        f.swap(">Số băng rôn, khẩu hiệu đã treo trên địa bàn", ">Số cờ phướn đã treo trên địa bàn")
    }),
    ("a unit changed", Reported, |f| {
        let row = f.row("figure:so-luot-nguoi");
        f.cut(row, |row| row.replace("lượt người", "nghìn người"));
    }),
    ("figures as lines with tabs", Safe, |f| {
        let xml = f.part(TEXT);
        let at = xml.find("Đơn vị tính").expect("a table");
        let start = xml[..at].rfind("<w:tbl>").expect("a table");
        let end = at + xml[at..].find("</w:tbl>").expect("its end") + 8;
        f.cut(start..end, |table| {
            let rows = table.split("</w:tr>").filter(|row| row.contains("<w:tc>"));
            let line = |row: &str| {
                let cells: Vec<String> = row
                    .split("</w:tc>")
                    .filter(|c| c.contains("<w:t"))
                    .map(|c| {
                        let mut text = String::new();
                        words(c, |t| {
                            let _ = &t;
                            t.to_owned()
                        });
                        let mut rest = c;
                        while let Some(at) = rest.find("<w:t xml:space=\"preserve\">") {
                            let from = &rest[at + 26..];
                            let end = from.find("</w:t>").expect("an end");
                            text.push_str(&from[..end]);
                            rest = &from[end..];
                        }
                        format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
                    })
                    .collect();
                format!("<w:p>{}</w:p>", cells.join("<w:r><w:tab/></w:r>"))
            };
            rows.map(line).collect()
        });
    }),
    ("words after the control", Reported, |f| {
        f.after("hu-doi-song", &paragraph("Ngoài ra đã hỗ trợ 12 hộ làm nhà."))
    }),
    ("words in another control beside", Safe, |f| {
        f.after(
            "hu-doi-song",
            &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", paragraph("Thêm một ý.")),
        )
    }),
    ("an answer after its label", Safe, |f| {
        let label = f.paragraph("- Kết quả phát triển kinh tế");
        let text = "Sản xuất chè vụ đông thuận lợi; thêm nhiều sản phẩm của địa phương được công nhận đạt chuẩn.";
        let control = f.control("hu-doi-song");
        f.cut(control, |_| String::new());
        f.cut(label, |p| p.replace("</w:p>", &format!("{}</w:p>", run(text))));
    }),
    ("an answer under its label without its control", Right, |f| f.unwrap("hu-doi-song")),
    ("an answer taken out with its control", Safe, |f| {
        let control = f.control("hu-doi-song");
        f.cut(control, |_| String::new());
    }),
    ("a question renamed", Reported, |f| {
        f.swap("- Kết quả phát triển kinh tế", "- Kết quả giảm nghèo")
    }),
    ("a question taken out", Reported, |f| {
        let label = f.paragraph("- Kết quả phát triển kinh tế");
        f.cut(label, |_| String::new());
    }),
    ("a question broken in two lines", Reported, |f| {
        f.swap(
            "- Kết quả phát triển kinh tế",
            "- Kết quả phát triển</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">kinh tế",
        )
    }),
    ("a question said twice", Reported, |f| {
        let label = f.paragraph("- Kết quả phát triển kinh tế");
        f.cut(label, |p| format!("{p}{}{p}", paragraph("Chưa có.")));
    }),
    ("a duty rewritten", Reported, |f| {
        f.text(|xml| {
            let at = xml.find("“").expect("a quotation");
            let end = at + xml[at..].find("”").expect("its end");
            format!("{}“Không phải thực hiện nhiệm vụ này trong năm nay{}", &xml[..at], &xml[end..])
        });
    }),
    ("a heading taken out", Right, |f| {
        let heading = f.paragraph(">Kết quả chung<");
        f.cut(heading, |_| String::new());
    }),
    ("the closing sentence taken out", Right, |f| {
        let closing = f.paragraph("Trên đây là báo cáo");
        f.cut(closing, |_| String::new());
    }),
    ("words between headings", Reported, |f| {
        let heading = f.paragraph(">Kết quả chung<");
        f.cut(heading, |p| format!("{}{p}", paragraph("Đơn vị đã cố gắng hết sức.")));
    }),
    ("words after the signature", Reported, |f| {
        f.text(|xml| {
            let at = xml.rfind("</w:tbl>").expect("the closing") + 8;
            format!("{}{}{}", &xml[..at], paragraph("Phụ lục: danh sách các xã."), &xml[at..])
        })
    }),
    ("a table in an answer", Reported, |f| {
        let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Xã"), cell("12"));
        f.after("hu-doi-song", &table);
    }),
    ("a tracked insertion and deletion", Right, |f| {
        f.text(|xml| {
            let at = xml.find("Sản xuất chè vụ đông").expect("an answer");
            let start = xml[..at].rfind("<w:r>").expect("a run");
            let end = at + xml[at..].find("</w:r>").expect("its end") + 6;
            let mark = r#"w:id="900" w:author="a" w:date="2024-12-01T00:00:00Z""#;
            format!(
                r#"{}<w:del {mark}><w:r><w:delText>Sản xuất kém.</w:delText></w:r></w:del><w:ins {mark}>{}</w:ins>{}"#,
                &xml[..start], &xml[start..end], &xml[end..]
            )
        });
    }),
    ("a tracked figure", Right, |f| {
        f.after(
            "figure:so-bang-ron",
            r#"<w:del w:id="901" w:author="a"><w:r><w:delText>99</w:delText></w:r></w:del>"#,
        );
    }),
    ("a row deleted as a tracked change", Reported, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |row| {
            let row = row.replacen("<w:trPr>", r#"<w:trPr><w:del w:id="902" w:author="a"/>"#, 1);
            row.replace("<w:r>", r#"<w:del w:id="903" w:author="a"><w:r>"#)
                .replace("</w:r>", "</w:r></w:del>")
                .replace("<w:t ", "<w:delText ")
                .replace("</w:t>", "</w:delText>")
        });
    }),
    ("an answer still marked as a hint", Reported, |f| {
        let at = f.control("hu-doi-song");
        f.cut(at, |control| control.replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>"));
    }),
    ("a ticked box as a letter", Right, |f| {
        let at = f.control("hinh-thuc-da-chon.hoi-nghi");
        f.cut(at, |_| run("x "));
    }),
    ("a ticked box in brackets", Right, |f| {
        let at = f.control("hinh-thuc-da-chon.hoi-nghi");
        f.cut(at, |_| run("[x] "));
    }),
    ("a ticked box of another look", Right, |f| {
        let at = f.control("hinh-thuc-da-chon.hoi-nghi");
        f.cut(at, |_| run("☑ "));
    }),
    ("a ticked box of a symbol font", Right, |f| {
        let at = f.control("hinh-thuc-da-chon.hoi-nghi");
        f.cut(at, |_| r#"<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>"#.into());
    }),
    ("a box taken out", Reported, |f| {
        let at = f.control("hinh-thuc-da-chon.hoi-nghi");
        f.cut(at, |_| String::new());
    }),
    ("a box whose sign is another than its state", Reported, |f| {
        let at = f.control("hinh-thuc-da-chon.hoi-nghi");
        f.cut(at, |control| control.replace('☒', "☐"));
    }),
    ("a line with a box taken out", Reported, |f| {
        let line = f.paragraph("> Pa nô, áp phích, màn hình điện tử<");
        f.cut(line, |_| String::new());
    }),
    ("a cross after the words of an empty box", Reported, |f| {
        f.swap("> Pa nô, áp phích, màn hình điện tử<", "> Pa nô, áp phích, màn hình điện tử x<")
    }),
    ("a figure struck out before the new one", Right, |f| {
        figure(f, &format!("{}{}", looks("99 ", "<w:strike/>"), run("42")))
    }),
    ("a figure struck out by a style before the new one", Right, |f| {
        f.edit("word/styles.xml", |xml| {
            xml.replace(
                "</w:styles>",
                r#"<w:style w:type="character" w:styleId="bo"><w:name w:val="bo"/><w:rPr><w:dstrike w:val="true"/></w:rPr></w:style></w:styles>"#,
            )
        });
        figure(f, &format!("{}{}", looks("99 ", r#"<w:rStyle w:val="bo"/>"#), run("42")));
    }),
    ("a digit struck out of a figure", Reported, |f| {
        figure(f, &format!("{}{}", looks("9", r#"<w:strike w:val="1"/>"#), run("42")))
    }),
    ("a digit struck out by a stroke of its own", Reported, |f| figure(f, &run("9\u{336}42"))),
    ("a raised figure", Reported, |f| {
        figure(f, &format!("{}{}", run("42"), looks("6", r#"<w:vertAlign w:val="superscript"/>"#)))
    }),
    ("a figure raised by its place", Reported, |f| {
        figure(
            f,
            &format!(
                "{}{}",
                run("42"),
                looks("6", r#"<w:position w:val="10"/><w:sz w:val="14"/>"#)
            ),
        )
    }),
    ("a lowered figure", Reported, |f| {
        figure(f, &format!("{}{}", run("42"), looks("2", r#"<w:vertAlign w:val="subscript"/>"#)))
    }),
    ("a hidden figure", Reported, |f| {
        figure(f, &format!("{}{}", looks("1", "<w:vanish/>"), run("42")))
    }),
    ("a white figure", Reported, |f| {
        figure(f, &format!("{}{}", run("42"), looks("00", r#"<w:color w:val="FFFFFF"/>"#)))
    }),
    ("a figure in a formula", Reported, |f| {
        figure(
            f,
            r#"<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>"#,
        )
    }),
    ("two figures on two lines", Reported, |f| {
        figure(f, "<w:r><w:t>4</w:t><w:br/><w:t>142</w:t></w:r>")
    }),
    ("two figures with a tab between", Reported, |f| {
        figure(f, "<w:r><w:t>4</w:t><w:tab/><w:t>142</w:t></w:r>")
    }),
    ("two figures in two paragraphs", Reported, |f| {
        let row = f.row("figure:so-bang-ron");
        f.cut(row, |row| {
            cells(row, |mut list| {
                list[3] = format!("<w:tc>{}{}</w:tc>", paragraph("4"), paragraph("142"));
                list
            })
        });
    }),
    ("a figure with its unit on the next line", Right, |f| {
        figure(f, "<w:r><w:t>42</w:t><w:br/><w:t>chiếc</w:t></w:r>")
    }),
    ("words struck out of an answer", Right, |f| {
        f.text(|xml| xml.replacen("Sản xuất chè", "</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>Sản xuất kém. </w:t></w:r><w:r><w:t xml:space=\"preserve\">Sản xuất chè", 1))
    }),
    ("a picture beside a figure", Reported, |f| f.after("figure:so-bang-ron", PICTURE)),
    ("a picture for an answer", Reported, |f| {
        let at = f.control("hu-doi-song");
        f.cut(at, |control| {
            let start = control.find("<w:sdtContent>").expect("content") + 14;
            format!("{}<w:p>{PICTURE}</w:p></w:sdtContent></w:sdt>", &control[..start])
        });
    }),
    ("a program's own hint in an emptied field", Safe, |f| {
        f.fill("hu-doi-song", "Bấm hoặc gõ nhẹ vào đây để nhập văn bản.")
    }),
    ("a tick typed after the words of an empty box", Reported, |f| {
        f.swap("> Pa nô, áp phích, màn hình điện tử<", "> Pa nô, áp phích, màn hình điện tử √<")
    }),
    ("a sign that may be a tick or not", Reported, |f| {
        f.swap("> Pa nô, áp phích, màn hình điện tử<", "> Pa nô, áp phích, màn hình điện tử *<")
    }),
    ("a line of dots in an emptied field", Safe, |f| f.fill("hu-doi-song", "……………… ........")),
    ("a circle drawn beside an empty box", Reported, |f| {
        f.after("hinh-thuc-da-chon.pa-no", CIRCLE)
    }),
    ("a tick of another symbol font", Right, |f| {
        let at = f.control("hinh-thuc-da-chon.hoi-nghi");
        f.cut(at, |_| r#"<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>"#.into());
    }),
    ("a tick as a letter of a symbol font", Right, |f| {
        let at = f.control("hinh-thuc-da-chon.hoi-nghi");
        f.cut(at, |_| looks("ü", r#"<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>"#));
    }),
    ("a list taken out with its answer", Reported, |f| {
        let at = f.control("tu-danh-gia");
        f.cut(at, |_| String::new());
    }),
    ("the head of the figures changed", Reported, |f| f.swap(">Số liệu<", ">Số liệu (nghìn)<")),
    ("the head of the units changed", Reported, |f| {
        f.swap(">Đơn vị tính<", ">Đơn vị tính: nghìn<")
    }),
    ("a unit a thousand times larger", Reported, |f| {
        let row = f.row("figure:so-luot-nguoi");
        f.cut(row, |row| row.replace(">lượt người<", ">nghìn lượt người<"));
    }),
    ("words before the addressee", Reported, |f| {
        let at = f.paragraph("Kính gửi");
        f.cut(at, |p| format!("{}{p}", paragraph("Số liệu đúng là 500.")));
    }),
    ("words in a text box", Reported, |f| {
        let heading = f.paragraph(">Kết quả chung<");
        f.cut(heading, |p| {
            let boxed = format!(
                r#"<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"#,
                paragraph("Số băng rôn đúng là 50.")
            );
            p.replace("</w:p>", &format!("{boxed}</w:p>"))
        });
    }),
    ("words in a header", Reported, |f| {
        f.edit("word/header1.xml", |xml| {
            xml.replace("</w:hdr>", &format!("{}</w:hdr>", paragraph("Số liệu đúng là 500.")))
        })
    }),
    ("a control bound to other data", Reported, |f| {
        let at = f.control("figure:so-bang-ron");
        f.cut(at, |control| {
            control.replace(
                "<w:text/>",
                r#"<w:dataBinding w:xpath="/a/b" w:storeItemID="{1}"/><w:text/>"#,
            )
        });
    }),
    ("a choice in words", Right, |f| {
        f.unwrap("tu-danh-gia");
    }),
    ("a choice that is none", Reported, |f| f.fill("tu-danh-gia", "Rất tốt")),
    ("a date as the machine writes it", Right, |f| f.fill("br-huyen-ngay-treo", "2024-11-27")),
    ("a date in words", Right, |f| f.fill("br-huyen-ngay-treo", "ngày 27 tháng 11 năm 2024")),
    ("a date that is none", Reported, |f| f.fill("br-huyen-ngay-treo", "cuối tháng 11")),
    ("a date that the calendar has not", Reported, |f| f.fill("br-huyen-ngay-treo", "31/11/2024")),
    ("a date behind another", Reported, |f| {
        let at = f.control("br-huyen-ngay-treo");
        f.cut(at, |control| {
            control.replace("<w:date>", r#"<w:date w:fullDate="2024-11-26T00:00:00Z">"#)
        });
    }),
    ("a number with its symbol", Right, |f| f.fill("report:number", "915/BC-UBND")),
    ("a number that is none", Reported, |f| f.fill("report:number", "915b")),
    ("nothing to report, and everything", Reported, |f| f.tick("report:nil")),
    ("parts III and IV exchanged", Safe, |f| {
        let (one, other) = (f.control("report:difficulties"), f.control("report:proposals"));
        let xml = f.part(TEXT);
        let (a, b) = (xml[one.clone()].to_owned(), xml[other.clone()].to_owned());
        f.cut(other, |_| a);
        f.cut(one, |_| b);
    }),
    ("everything in one cell", Safe, |f| {
        f.text(|xml| {
            let start = xml.find("<w:body>").expect("a body") + 8;
            let end = xml.rfind("<w:sectPr>").expect("a section");
            format!(
                "{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>{}",
                &xml[..start],
                &xml[start..end],
                &xml[end..]
            )
        })
    }),
];

/// Answers by their keys, in a form that can be compared.
fn flat(report: &Report) -> BTreeMap<String, String> {
    let mut flat = BTreeMap::new();
    for (id, typed) in &report.figures {
        let value = viet::parse_number(typed.as_str()).expect("a number");
        flat.insert(format!("figure {id}"), value.normalize().to_string());
    }
    for (id, answer) in &report.answers {
        let value = match answer {
            Answer::One(typed) => viet::same_words(typed.as_str()),
            Answer::Several(ids) => {
                let mut ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
                ids.sort_unstable();
                ids.join(",")
            }
        };
        flat.insert(format!("answer {id}"), value);
    }
    let words = [
        ("difficulties", &report.difficulties),
        ("proposals", &report.proposals),
        ("signer", &report.signer),
    ];
    for (key, words) in words {
        flat.extend(words.as_ref().map(|words| (key.to_owned(), viet::same_words(words.as_str()))));
    }
    flat.extend(report.number.map(|number| ("number".to_owned(), number.0.to_string())));
    flat.extend(report.date.map(|date| ("date".to_owned(), date.to_string())));
    flat
}

fn flat_answer(what: &AnswerTo, value: &Value) -> (String, String) {
    let key = match what {
        AnswerTo::Figure(id) => format!("figure {id}"),
        AnswerTo::Ask(id) => format!("answer {id}"),
        AnswerTo::Difficulties => "difficulties".into(),
        AnswerTo::Proposals => "proposals".into(),
        AnswerTo::Signer => "signer".into(),
        AnswerTo::Number => "number".into(),
        AnswerTo::Date => "date".into(),
        AnswerTo::Nil => "nil".into(),
    };
    let value = match value {
        Value::Words(words) => viet::same_words(words),
        Value::Figure(value) => value.normalize().to_string(),
        Value::Counting(number) => number.0.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Yes => "true".into(),
        Value::Choice(id) => id.to_string(),
        Value::Ticks(ids) => {
            let mut ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
            ids.sort_unstable();
            ids.join(",")
        }
    };
    (key, value)
}

/// What is wrong about how a damaged form was read; nothing where it is as it must be.
fn wrong(
    world: &World,
    form: &Form,
    wanted: &BTreeMap<String, String>,
    then: Then,
) -> Option<String> {
    let harvest = match world.harvest(form) {
        Ok(harvest) => harvest,
        Err(problems) => {
            let said: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
            return (then == Right).then(|| format!("refused: {said:?}"));
        }
    };
    let printed: Vec<String> =
        harvest.problems("f").iter().filter(|p| p.is_error()).map(|p| p.message.clone()).collect();
    let found: BTreeMap<String, String> = harvest
        .answers
        .iter()
        .filter_map(|answer| Some(flat_answer(&answer.what, answer.value.as_ref()?)))
        .collect();
    for (key, value) in &found {
        if key != "nil" && wanted.get(key) != Some(value) {
            return Some(format!(
                "WRONG {key}: {value:?}, typed was {:?}; told {printed:?}",
                wanted.get(key)
            ));
        }
    }
    let missing: Vec<&String> = wanted.keys().filter(|key| !found.contains_key(*key)).collect();
    // The shipped report leaves nothing unanswered but these.
    let passed_over = harvest.unanswered.len() >= UNANSWERED + missing.len();
    match (then, printed.is_empty(), missing.is_empty()) {
        (Safe, true, false) if passed_over => None,
        (Right, true, true) | (Reported, false, _) | (Safe, false, _) | (Safe, true, true) => None,
        (Reported, true, _) => Some("nothing told".into()),
        _ => Some(format!("missing {missing:?}, told {printed:?}")),
    }
}

fn base(world: &World) -> (Form, BTreeMap<String, String>) {
    let key = (Id::parse(PERIOD).expect("an id"), Id::parse(AGENCY).expect("an id"));
    let report = &world.campaign.reports[&key].value;
    (world.filled(PERIOD, AGENCY, report), flat(report))
}

fn check(cases: Vec<(String, Then, Form)>, wanted: &BTreeMap<String, String>) -> usize {
    let world = shipped();
    let count = cases.len();
    let failed: Vec<String> = cases
        .into_par_iter()
        .filter_map(|(name, then, form)| {
            Some(format!("{name}: {}", wrong(world, &form, wanted, then)?))
        })
        .collect();
    assert!(failed.is_empty(), "{} of {count}:\n{}", failed.len(), failed.join("\n"));
    count
}

/// The README counts the cases of this suite: it says these, and no other number.
fn is_said_in_readme(count: usize, of: &str) {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("a README");
    let sentence = format!("{count} {of}");
    let words = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&sentence), "the README does not say: {sentence}");
}

// ---- options that are marked without a tick ----

/// The words of an option that nobody ticked, and of one that somebody did.
const OPEN: &str = " Pa nô, áp phích, màn hình điện tử";
const TICKED: &str = "hinh-thuc-da-chon.hoi-nghi";

/// A form of which one option is ticked.
fn with_a_tick(world: &World) -> Form {
    let mut form = world.form(PERIOD, AGENCY);
    form.fill("figure:so-luot-nguoi", "5");
    form.tick(TICKED);
    form
}

/// Gives the words of an option a look.
fn dressed(form: &mut Form, words: &str, look: &str) {
    let at = form.paragraph(&format!(">{words}<"));
    form.cut(at, |paragraph| {
        let at = paragraph.find(&format!(">{words}<")).expect("the words");
        let start = paragraph[..at].rfind("<w:r>").expect("a run") + 5;
        format!("{}<w:rPr>{look}</w:rPr>{}", &paragraph[..start], &paragraph[start..])
    });
}

/// The words of the option that is ticked.
fn ticked_words(form: &Form) -> String {
    let xml = form.part(TEXT);
    let end = form.control(TICKED).end;
    let from = end + xml[end..].find("<w:t").expect("words");
    let from = from + xml[from..].find('>').expect("its end") + 1;
    xml[from..from + xml[from..].find('<').expect("an end")].to_owned()
}

#[test]
fn an_option_marked_only_by_its_look_is_reported_with_its_question() {
    let world = shipped();
    for (look, words) in [
        (r#"<w:highlight w:val="yellow"/>"#, "tô màu"),
        (r#"<w:shd w:val="clear" w:fill="FFC000"/>"#, "tô màu"),
        ("<w:b/>", "in đậm"),
        (r#"<w:u w:val="single"/>"#, "gạch chân"),
    ] {
        for unwrapped in [false, true] {
            let mut form = with_a_tick(world);
            dressed(&mut form, OPEN, look);
            if unwrapped {
                form.unwrap_all();
            }
            let harvest = world.harvest(&form).expect("a form");
            let problems = harvest.problems("f");
            let found = problems.iter().find(|found| found.code == "TB26").expect(look);
            assert!(found.message.contains(OPEN.trim()), "{}", found.message);
            assert!(found.message.contains(words), "{}", found.message);
            let answer = harvest.answers.iter().find(|answer| !answer.doubts.is_empty());
            assert!(answer.is_some_and(|answer| answer.at.is_some()));
        }
    }
}

#[test]
fn a_look_of_the_ticked_option_or_of_every_option_is_no_mark() {
    let world = shipped();
    let mut form = with_a_tick(world);
    let words = ticked_words(&form);
    dressed(&mut form, &words, r#"<w:b/><w:highlight w:val="yellow"/>"#);
    world.report(&form);
    // A program that makes all letters bold.
    let mut form = with_a_tick(world);
    form.swap("<w:r><w:t", "<w:r><w:rPr><w:b/></w:rPr><w:t");
    world.report(&form);
}

#[test]
fn a_stroke_over_an_option_is_reported_with_its_question() {
    let world = shipped();
    let line = CIRCLE.replace("ellipse", "line");
    for drawn in [CIRCLE, line.as_str()] {
        let mut form = with_a_tick(world);
        let at = form.paragraph(&format!(">{OPEN}<"));
        form.cut(at, |p| p.replace("</w:p>", &format!("{drawn}</w:p>")));
        let found = reported(world, &form);
        assert!(found.iter().any(|found| found.contains(OPEN.trim())), "{found:?}");
        // At the line of the question, over the first option below it.
        let mut form = with_a_tick(world);
        let at = form.paragraph("(đánh dấu vào ô tương ứng):");
        form.cut(at, |p| p.replace("</w:p>", &format!("{drawn}</w:p>")));
        let found = reported(world, &form);
        assert!(found.iter().any(|found| found.contains("nét vẽ")), "{found:?}");
    }
}

#[test]
fn a_lone_end_of_a_tracked_move_in_an_answer_is_reported_as_a_tracked_change() {
    let world = shipped();
    for end in ["moveTo", "moveFrom"] {
        let mut form = world.form(PERIOD, AGENCY);
        form.fill("figure:so-luot-nguoi", "5");
        form.fill("hu-doi-song", "Ổn định");
        form.after(
            "figure:so-bang-ron",
            &format!(r#"<w:{end} w:id="900" w:author="a"><w:r><w:t> </w:t></w:r></w:{end}>"#),
        );
        let harvest = world.harvest(&form).expect("a form");
        assert!(harvest.problems("f").iter().any(|found| found.code == "TB42"), "{end}");
    }
}

#[test]
fn a_hint_in_words_style_is_no_answer_in_any_language_and_a_figure_in_it_is_reported() {
    let world = shipped();
    let style = r#"<w:style w:type="character" w:styleId="Platzhaltertext"><w:name w:val="Placeholder Text"/></w:style></w:styles>"#;
    let filled = |words: &str, flag: &str| {
        let mut form = world.form(PERIOD, AGENCY);
        form.edit("word/styles.xml", |xml| xml.replace("</w:styles>", style));
        form.fill("figure:so-luot-nguoi", "5");
        let run = looks(words, r#"<w:rStyle w:val="Platzhaltertext"/>"#);
        let at = form.control("hu-doi-song");
        form.cut(at, |control| {
            let start = control.find("<w:sdtContent>").expect("content") + 14;
            let head = control[..start].replace("<w:showingPlcHdr/>", flag);
            format!("{head}<w:p>{run}</w:p></w:sdtContent></w:sdt>")
        });
        form
    };
    let (yaml, report) =
        world.report(&filled("Smelltu hér til að slá inn texta.", "<w:showingPlcHdr/>"));
    assert!(report.answers.is_empty(), "{yaml}");
    for form in [filled("12 hộ", "<w:showingPlcHdr/>"), filled("Đã làm", "")] {
        assert!(reported(world, &form).iter().any(|found| found.contains("lời nhắc")));
    }
}

#[test]
fn a_stock_in_a_nil_report_is_kept_and_what_flows_is_a_doubt() {
    let world = shipped();
    let nil = || {
        let mut form = world.form(PERIOD, AGENCY);
        form.tick("report:nil");
        form.fill("figure:so-bang-ron", "42");
        form
    };
    let mut form = nil();
    form.fill("figure:so-luot-nguoi", "0");
    form.fill("hu-doi-song", "Không");
    let (yaml, report) = world.report(&form);
    assert!(report.nil && report.answers.is_empty(), "{yaml}");
    let kept: Vec<(String, String)> = report
        .figures
        .iter()
        .map(|(id, typed)| (id.to_string(), typed.as_str().to_owned()))
        .collect();
    assert_eq!(kept, [("so-bang-ron".to_owned(), "42".to_owned())], "{yaml}");
    let mut form = nil();
    form.fill("figure:so-luot-nguoi", "3");
    let harvest = world.harvest(&form).expect("a form");
    assert!(harvest.problems("f").iter().any(|found| found.code == "TB39"));
}

#[test]
fn each_damage_alone() {
    let (form, wanted) = base(shipped());
    let cases = HABITS.iter().chain(HANDS).map(|(name, then, damage)| {
        let mut form = form.clone();
        damage(&mut form);
        ((*name).to_owned(), *then, form)
    });
    let count = check(cases.collect(), &wanted);
    assert_eq!(count, HABITS.len() + HANDS.len());
    is_said_in_readme(count, "kinds of damage alone");
}

#[test]
fn damages_of_programs_in_pairs() {
    let (form, wanted) = base(shipped());
    let mut cases = Vec::new();
    for (nth, one) in HABITS.iter().enumerate() {
        for other in &HABITS[nth + 1..] {
            let mut form = form.clone();
            let before = form.clone();
            let applied = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                one.2(&mut form);
                other.2(&mut form);
            }));
            // The first may have taken away what the second would change.
            if applied.is_ok() && form.parts != before.parts {
                cases.push((format!("{} + {}", one.0, other.0), Safe, form));
            }
        }
    }
    is_said_in_readme(check(cases, &wanted), "pairs of what programs do");
}

#[test]
fn what_people_did_and_then_a_program() {
    let (form, wanted) = base(shipped());
    let programs = [
        "controls gone, what they hold left",
        "tags gone",
        "decomposed letters",
        "runs split in two",
        "hints no longer marked",
    ];
    let mut cases = Vec::new();
    for hand in HANDS {
        for program in HABITS.iter().filter(|habit| programs.contains(&habit.0)) {
            // That damage makes a run of its own of the second half, without the look.
            if hand.0.starts_with("words struck") && program.0 == "runs split in two" {
                continue;
            }
            if UNSEEN.contains(&hand.0) && program.0.ends_with("left")
                || UNSEEN[4] == hand.0 && program.0 == "tags gone"
            {
                continue;
            }
            let mut form = form.clone();
            hand.2(&mut form);
            program.2(&mut form);
            cases.push((format!("{} + {}", hand.0, program.0), Safe, form));
        }
    }
    is_said_in_readme(check(cases, &wanted), "of a hand and then a program");
}

#[test]
fn the_base_leaves_unanswered_what_the_suite_counts_on() {
    let (form, _) = base(shipped());
    let harvest = shipped().harvest(&form).expect("taken");
    assert_eq!(harvest.unanswered.len(), UNANSWERED, "{:?}", harvest.unanswered);
}

// ---- any answers ----

mod any {
    use proptest::prelude::*;

    /// Words that people write, with what YAML, XML and Word might trip over.
    pub fn words() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "Đã",
            "tổ chức",
            "05",
            "cuộc",
            "họp;",
            "UBND xã",
            "hòa giải",
            "\"ghi chú\"",
            "a: b",
            "#1",
            "50%",
            "R&D",
            "<5",
            "- một",
            "x",
            "không",
            "1.234,5",
            "ngày 05/01/2025",
            "“đúng hạn”",
            "null",
            "'",
            "|",
            ">",
            "[x]",
            "{}",
            "\\",
        ]);
        let line = prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "));
        prop::collection::vec(line, 1..4).prop_map(|lines| lines.join("\n"))
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 24, failure_persistence: None, ..Default::default() })]

    /// Whatever is typed into a form that its kinds accept comes back equal, through YAML and all.
    #[test]
    fn any_answers_come_back(
        texts in proptest::collection::vec(any::words(), 4),
        counts in proptest::collection::vec(1u32..500, 3),
        ticks in proptest::collection::vec(proptest::bool::ANY, 8),
        day in 1u32..29,
    ) {
        let world = shipped();
        let mut form = world.form(PERIOD, AGENCY);
        let asks = ["nq-tinh-hinh", "hu-doi-song", "gd-truoc-kq"];
        for (ask, text) in asks.iter().zip(&texts) {
            form.fill(ask, text);
        }
        form.fill("report:difficulties", &texts[3]);
        let figures = ["so-luot-nguoi", "so-bang-ron", "so-xom"];
        for (id, count) in figures.iter().zip(&counts) {
            form.fill(&format!("figure:{id}"), &viet::format_number((*count).into()));
        }
        let choices = ["hoi-nghi", "bang-ron", "pa-no", "loa-truyen-thanh", "cong-thong-tin", "mang-xa-hoi", "bao-chi", "tai-lieu"];
        let ticked: Vec<&str> = choices.iter().zip(&ticks).filter(|(_, on)| **on).map(|(id, _)| *id).collect();
        ticked.iter().for_each(|id| form.tick(&format!("hinh-thuc-da-chon.{id}")));
        form.fill("br-huyen-ngay-treo", &format!("{day:02}/11/2024"));
        let (yaml, report) = world.report(&form);
        let said = |id: &str| match report.answers.get(id) {
            Some(Answer::One(typed)) => typed.as_str().to_owned(),
            Some(Answer::Several(ids)) => ids.iter().map(Id::as_str).collect::<Vec<_>>().join(","),
            None => String::new(),
        };
        for (ask, text) in asks.iter().zip(&texts) {
            proptest::prop_assert_eq!(&said(ask), text, "{}", yaml);
        }
        proptest::prop_assert_eq!(report.difficulties.as_ref().map(|w| w.as_str()), Some(texts[3].as_str()));
        for (id, count) in figures.iter().zip(&counts) {
            let typed = report.figures.get(*id).map(|typed| typed.as_str().to_owned());
            proptest::prop_assert_eq!(typed, Some(viet::format_number((*count).into())));
        }
        proptest::prop_assert_eq!(said("hinh-thuc-da-chon"), ticked.join(","));
        proptest::prop_assert_eq!(said("br-huyen-ngay-treo"), format!("2024-11-{day:02}"));
    }
}

// ---- LibreOffice ----

#[test]
#[ignore = "needs LibreOffice, which tests/all.sh installs"]
fn reports_come_back_after_libreoffice_has_saved_them() {
    let world = shipped();
    let dir = tempfile::tempdir().expect("a folder");
    let all = reports(world);
    let mut wanted = Vec::new();
    for (period, agency, report) in all.iter().step_by(4) {
        let form = world.filled(period, agency, report);
        let name = format!("{period}-{agency}.docx");
        std::fs::write(dir.path().join(&name), form.bytes()).expect("written");
        wanted.push((name, flat(&as_form(report))));
    }
    let out = dir.path().join("saved");
    let profile = format!("-env:UserInstallation=file://{}", dir.path().join("profile").display());
    let mut office = std::process::Command::new("soffice");
    office
        .args([profile.as_str(), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(&out);
    office.args(wanted.iter().map(|(name, _)| dir.path().join(name)));
    assert!(office.output().expect("LibreOffice").status.success());
    let mut failed = Vec::new();
    for (name, mut wanted) in wanted {
        wanted.retain(|_, value| !value.is_empty());
        let form = Form::open(&std::fs::read(out.join(&name)).expect("saved"));
        failed.extend(wrong(world, &form, &wanted, Right).map(|why| format!("{name}: {why}")));
        // Each carrier of its name alone.
        let (mut keywords, mut bookmark) = (form.clone(), form.clone());
        drop_all(&mut keywords, "<w:bookmarkStart ", "/>");
        keywords.edit("docProps/custom.xml", |xml| xml.replace("vanban.", "x."));
        bookmark.edit("docProps/custom.xml", |xml| xml.replace("vanban.", "x."));
        bookmark.edit("docProps/core.xml", |xml| xml.replace("vanban/", ""));
        for (carrier, form) in [("keywords", keywords), ("bookmark", bookmark)] {
            let known = world.harvest(&form).is_ok_and(|harvest| !harvest.identity.by_words);
            if !known {
                failed.push(format!("{name}: not known by its {carrier}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
#[ignore = "needs LibreOffice, which tests/all.sh installs"]
fn an_answer_of_two_paragraphs_comes_back_whole_after_libreoffice_has_saved_it() {
    let world = shipped();
    let dir = tempfile::tempdir().expect("a folder");
    let mut form = world.form("tong-ket", "ubnd-dai-tu");
    let (first, second) =
        ("Đã tổ chức hội nghị quán triệt.", "Đã giao Phòng Văn hóa theo dõi, đôn đốc.");
    let answer = format!("{first}\n{second}");
    form.fill("report:number", "15");
    form.fill("report:date", "ngày 31 tháng 12 năm 2024");
    form.fill("trien-khai-kq", &answer);
    form.fill("report:difficulties", &answer);
    let path = dir.path().join("hai-doan.docx");
    std::fs::write(&path, form.bytes()).expect("written");
    let out = dir.path().join("saved");
    let profile = format!("-env:UserInstallation=file://{}", dir.path().join("profile").display());
    let mut office = std::process::Command::new("soffice");
    office
        .args([profile.as_str(), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(&out)
        .arg(&path);
    assert!(office.output().expect("LibreOffice").status.success());
    let saved = Form::open(&std::fs::read(out.join("hai-doan.docx")).expect("saved"));
    let (yaml, report) = world.report(&saved);
    let said = |answer: Option<&Answer>| match answer {
        Some(Answer::One(typed)) => typed.as_str().to_owned(),
        other => panic!("{other:?} in {yaml}"),
    };
    let id = Id::parse("trien-khai-kq").expect("an id");
    for got in [
        said(report.answers.get(&id)),
        report.difficulties.as_ref().map(|words| words.as_str().to_owned()).unwrap_or_default(),
    ] {
        let paragraphs: Vec<&str> =
            got.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(paragraphs, [first, second], "{yaml}");
    }
}
