//! The use cases as another front end meets them: a request, an outcome, no command line. Everything goes through the
//! ports: the disk is in memory, so that whatever reached past it would find nothing there.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "common/form.rs"]
mod form;
#[path = "common/memory.rs"]
#[allow(clippy::panic)]
mod memory;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use form::Form;
use memory::MemoryDisk;
use serde_json::Value;
use vanban::desk::Ended;
use vanban::desk::PdfFault;
use vanban::desk::collect::Became;
use vanban::desk::explain::Explained;
use vanban::desk::{
    Calculation, Column, Date, Desk, Diagnosis, Disk, DocumentKind, Level, Machine, Office,
    OwedKind, Places, Progress, Refused, Stage, Unwatched, Workers, build, check, collect, explain,
    folders, init, reminders, schema, show, status, trace,
};

/// Makes PDFs that hold no more than a word.
struct FakeOffice<'d>(&'d MemoryDisk);

impl Office for FakeOffice<'_> {
    fn is_ready(&self) -> Result<(), PdfFault> {
        Ok(())
    }

    fn convert(
        &self,
        _folder: &Path,
        documents: &[PathBuf],
        _patience: Duration,
        _is_cancelled: &dyn Fn() -> bool,
    ) -> Ended {
        for document in documents {
            self.0.write_new(&document.with_extension("pdf"), b"%PDF").expect("written");
        }
        Ended::Itself
    }
}

/// A machine without an office suite.
struct NoOffice;

impl Office for NoOffice {
    fn is_ready(&self) -> Result<(), PdfFault> {
        Err(PdfFault::NoOffice)
    }

    fn convert(&self, _: &Path, _: &[PathBuf], _: Duration, _: &dyn Fn() -> bool) -> Ended {
        panic!("nobody asks what is not there")
    }
}

/// Counts, and cancels after so many steps.
struct Watcher {
    most: usize,
    announced: AtomicUsize,
    steps: AtomicUsize,
}

impl Watcher {
    fn of(most: usize) -> Self {
        Watcher { most, announced: AtomicUsize::new(0), steps: AtomicUsize::new(0) }
    }
}

impl Progress for Watcher {
    fn begin(&self, _stage: Stage, steps: usize) {
        self.announced.fetch_add(steps, Ordering::SeqCst);
    }

    fn step(&self, steps: usize) {
        self.steps.fetch_add(steps, Ordering::SeqCst);
    }

    fn end(&self) {}

    fn is_cancelled(&self) -> bool {
        self.steps.load(Ordering::SeqCst) >= self.most
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// Works at a desk in a folder `dot` of a disk, on the last day of March 2027.
fn at_desk<R>(
    disk: &MemoryDisk,
    progress: &dyn Progress,
    work: impl Fn(&Desk<'_>, &Machine<'_>) -> R,
) -> R {
    let workers = Workers::start(Some(1)).expect("workers");
    let office = FakeOffice(disk);
    let machine =
        Machine { disk, office: &office, workers: &workers, progress, today: day("2027-03-31") };
    let folder = |name: &str| Path::new("dot").join(name);
    let places =
        Places { data: folder("data"), templates: folder("templates"), out: folder("out") };
    work(&Desk::new(machine, places), &machine)
}

/// The same with nobody watching.
fn at<R>(disk: &MemoryDisk, work: impl Fn(&Desk<'_>) -> R) -> R {
    at_desk(disk, &Unwatched, |desk, _| work(desk))
}

/// A disk with a new campaign on it.
fn campaign() -> MemoryDisk {
    let disk = MemoryDisk::default();
    let request = init::Request { folder: "dot".into() };
    let made = at_desk(&disk, &Unwatched, |_, machine| init::init(machine, &request));
    let made = made.expect("laid down");
    assert_eq!(made.folder, "dot");
    assert!(made.files.iter().any(|file| file == "data/plan.yaml"), "{:?}", made.files);
    disk
}

/// The campaign with the forms made, one of them filled in and put into `in`.
fn with_a_return(agency: &str) -> MemoryDisk {
    let disk = campaign();
    let forms = build::Request { kinds: vec![DocumentKind::Form], ..Default::default() };
    assert!(!at(&disk, |desk| desk.build(&forms)).expect("made").problems.problems.has_errors());
    let mut form = Form::open(&disk.bytes(&format!("dot/out/bieu-mau/2027-03/{agency}.docx")));
    for (field, answer) in [
        ("report:number", "12"),
        ("report:date", "ngày 30 tháng 3 năm 2027"),
        ("figure:so-buoi", "3"),
        ("figure:so-cay", "1.250"),
        ("chi-dao-kq", "Đã triển khai."),
        ("ve-sinh-kq", "Đã tổng vệ sinh."),
    ] {
        form.fill(field, answer);
    }
    disk.put("in/truong.docx", &form.bytes());
    disk
}

fn collected(disk: &MemoryDisk, request: &collect::Request) -> collect::Outcome {
    at(disk, |desk| desk.collect(request)).expect("begun")
}

fn taking() -> collect::Request {
    collect::Request { paths: vec!["in".into()], ..Default::default() }
}

fn codes(found: &Diagnosis) -> Vec<&'static str> {
    found.problems.iter().map(|problem| problem.code).collect()
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, Refused>) -> Vec<&'static str> {
    codes(&outcome.expect_err("refused").problems)
}

fn json(outcome: &impl serde::Serialize) -> Value {
    serde_json::to_value(outcome).expect("JSON")
}

#[test]
fn a_campaign_is_laid_down_where_none_is() {
    let disk = campaign();
    let request = init::Request { folder: "dot".into() };
    let again = at_desk(&disk, &Unwatched, |_, machine| init::init(machine, &request));
    assert_eq!(refusal(again), ["MT05"]);
}

#[test]
fn data_are_valid_or_it_is_said_where_they_are_not() {
    let disk = campaign();
    let valid = at(&disk, |desk| desk.validate());
    assert!(valid.valid && valid.problems.is_empty());
    assert_eq!(valid.campaign.expect("it reads").agencies, 3);
    assert_eq!(json(&valid)["campaign"]["periods"], 1);
    let plan =
        disk.text("dot/data/plan.yaml").replace("due_before: 2027-04-03", "due_before: 2027-02-31");
    disk.put("dot/data/plan.yaml", plan.as_bytes());
    let wrong = at(&disk, |desk| desk.validate());
    assert!(!wrong.valid && wrong.campaign.is_none());
    let problem = wrong.problems.problems.iter().next().expect("a problem");
    let place = problem.place.clone().expect("a place");
    let text = wrong.problems.text_of(&place.file).expect("the text it is about");
    let line = text.lines().nth(place.line as usize - 1).expect("its line");
    assert!(line.contains("2027-02-31"), "{place}: {line}");
    assert_eq!(json(&wrong)["problems"][0]["line"], place.line);
}

#[test]
fn documents_are_made_with_all_that_is_made_of_them() {
    let disk = campaign();
    let request = build::Request { pdf: true, zip: true, ..Default::default() };
    let watcher = Watcher::of(usize::MAX);
    let made = at_desk(&disk, &watcher, |desk, _| desk.build(&request)).expect("begun");
    assert_eq!((made.written, made.failed, made.cancelled), (4, 0, false), "{made:?}");
    // Four documents and the PDF of each.
    assert_eq!(watcher.announced.load(Ordering::SeqCst), 8);
    assert_eq!(watcher.steps.load(Ordering::SeqCst), 8);
    let files = disk.files();
    for path in made.files.iter().map(|done| done.path.to_string()).chain(made.pdfs.clone()) {
        assert!(files.contains(&format!("dot/out/{path}")), "{path} in {files:?}");
    }
    assert_eq!(made.archive.as_deref(), Some("thang-moi-truong-2027.zip"));
    let left: Vec<&String> = files.iter().filter(|path| path.contains("tmp-vanban")).collect();
    assert!(left.is_empty(), "{left:?}");
    let again = at(&disk, |desk| desk.build(&build::Request::default())).expect("begun");
    assert_eq!((again.written, again.unchanged), (0, 4));
    assert_eq!(json(&again)["files"][0]["status"], "unchanged");
}

#[test]
fn a_dry_run_writes_nothing_and_an_empty_one_says_why() {
    let disk = campaign();
    let before = disk.files();
    let dry = build::Request { dry_run: true, ..Default::default() };
    let made = at(&disk, |desk| desk.build(&dry)).expect("begun");
    assert_eq!(made.planned, 4);
    let none = build::Request { kinds: vec![DocumentKind::Summary], ..dry };
    let made = at(&disk, |desk| desk.build(&none)).expect("begun");
    assert!(made.files.is_empty() && made.nothing_because.len() == 1, "{made:?}");
    assert_eq!(disk.files(), before);
}

#[test]
fn what_cannot_be_written_is_reported_and_stops_no_other() {
    let disk = campaign();
    *disk.full.lock().expect("whole") = Some("truong-thcs.docx".into());
    let made = at(&disk, |desk| desk.build(&build::Request::default())).expect("begun");
    assert_eq!((made.written, made.failed), (3, 1));
    assert!(codes(&made.problems).contains(&"MT02"), "{made:?}");
}

#[test]
fn ids_that_there_are_not_are_refused_with_the_nearest() {
    let disk = campaign();
    let request = build::Request { agencies: vec!["truong-thc".into()], ..Default::default() };
    let refused = at(&disk, |desk| desk.build(&request)).expect_err("refused");
    assert_eq!(json(&refused)["problems"][0]["code"], "CL07");
    assert!(json(&refused).to_string().contains("ý bạn là 'truong-thcs'?"));
}

#[test]
fn bad_data_keep_all_from_being_made_or_only_themselves() {
    let disk = campaign();
    let bad = "received: 2027-03-30\nnumbr: 3\n";
    disk.put("dot/data/reports/2027-03/truong-thcs.yaml", bad.as_bytes());
    let all = build::Request::default();
    let made = at(&disk, |desk| desk.build(&all)).expect("begun");
    assert!(made.files.is_empty() && made.problems.problems.has_errors());
    let skipping = build::Request { skip_bad: true, ..all };
    let made = at(&disk, |desk| desk.build(&skipping)).expect("begun");
    assert_eq!(json(&made)["skipped"]["reports"][0], "2027-03/truong-thcs");
    assert_eq!(made.written, 4, "{made:?}");
}

#[test]
fn a_machine_without_an_office_suite_is_reported_before_anything_is_made() {
    let disk = campaign();
    let workers = Workers::start(Some(1)).expect("workers");
    let machine = Machine {
        disk: &disk,
        office: &NoOffice,
        workers: &workers,
        progress: &Unwatched,
        today: day("2027-03-31"),
    };
    let places = Places {
        data: "dot/data".into(),
        templates: "dot/templates".into(),
        out: "dot/out".into(),
    };
    let request = build::Request { pdf: true, ..Default::default() };
    let made = Desk::new(machine, places).build(&request).expect("begun");
    assert_eq!(codes(&made.problems), ["MT10"]);
    assert!(made.files.is_empty());
}

#[test]
fn a_run_that_is_cancelled_says_what_it_left() {
    let disk = campaign();
    let all = build::Request { pdf: true, zip: true, ..Default::default() };
    let made = at_desk(&disk, &Watcher::of(1), |desk, _| desk.build(&all)).expect("begun");
    assert!(made.cancelled && made.archive.is_none() && made.pdfs.is_empty());
    assert_eq!(made.written, 1);
    assert_eq!(json(&made)["files"][3]["status"], "cancelled");
    // What was made is known as ours: the next run goes on from there.
    let made = at(&disk, |desk| desk.build(&build::Request::default())).expect("begun");
    assert_eq!((made.written, made.unchanged), (3, 1));

    let disk = with_a_return("truong-thcs");
    let taken = at_desk(&disk, &Watcher::of(0), |desk, _| desk.collect(&taking()));
    let taken = taken.expect("begun");
    assert!(taken.cancelled && taken.files[0].became == Became::Cancelled);
    assert!(!disk.files().iter().any(|path| path.contains("/reports/")), "nothing is taken");

    let paths = check::Request { paths: vec!["dot/out".into()], ..Default::default() };
    let checked = at_desk(&disk, &Watcher::of(1), |desk, _| desk.check(&paths)).expect("begun");
    assert!(checked.cancelled);
    assert_eq!((checked.files.len(), checked.left.len()), (1, 2));
}

#[test]
fn a_return_becomes_a_report() {
    let disk = with_a_return("truong-thcs");
    let dry = collect::Request { dry_run: true, ..taking() };
    assert_eq!(collected(&disk, &dry).taken, 1);
    assert!(!disk.files().iter().any(|path| path.contains("/reports/")));
    let taken = collected(&disk, &taking());
    assert_eq!((taken.taken, taken.refused), (1, 0), "{taken:?}");
    let whose = taken.files[0].whose.clone().expect("somebody's");
    assert_eq!((whose.period.as_str(), whose.agency.as_str()), ("2027-03", "truong-thcs"));
    let report = disk.text("dot/data/reports/2027-03/truong-thcs.yaml");
    assert!(
        report.contains("received: 2027-03-31") && report.contains("so-cay: 1.250"),
        "{report}"
    );
    assert_eq!(json(&taken)["files"][0]["layers"]["so-cay"], "tag");
    assert_eq!(collected(&disk, &taking()).unchanged, 1);
}

#[test]
fn a_file_that_is_no_return_is_refused_and_a_doubt_goes_back_with_a_comment() {
    let disk = with_a_return("truong-thcs");
    disk.put("in/thu.docx", b"no Word file");
    let mut form = Form::open(&disk.bytes("in/truong.docx"));
    form.swap("1.250", "khoảng 1.250");
    disk.put("in/truong.docx", &form.bytes());
    let taken = collected(&disk, &taking());
    let became: Vec<Became> = taken.files.iter().map(|file| file.became).collect();
    assert_eq!(became, [Became::Refused, Became::Doubtful]);
    let sheet = taken.files[1].sheet.clone().expect("a copy with comments");
    assert!(disk.files().contains(&sheet), "{sheet}");
    assert_eq!(json(&taken)["files"][1]["status"], "taken-with-doubts");
}

#[test]
fn the_round_is_reported_and_written() {
    let disk = with_a_return("truong-thcs");
    collected(&disk, &taking());
    let request = status::Request {
        as_of: Some(day("2027-04-10")),
        csv: Some("bang.csv".into()),
        xlsx: Some("bang.xlsx".into()),
        docx: Some("phu-luc.docx".into()),
        ..Default::default()
    };
    let printed = at(&disk, |desk| desk.status(&request)).expect("begun");
    assert_eq!(printed.written, ["bang.csv", "bang.xlsx", "phu-luc.docx"]);
    let round = printed.round.clone().expect("it reads");
    let period = &round.periods[0];
    assert_eq!((period.totals.tally.expected, period.totals.tally.received), (3, 1));
    let agencies = || period.groups.iter().flat_map(|group| &group.agencies);
    let late = agencies().find(|agency| agency.id == "phong-kinh-te").expect("there");
    assert_eq!(late.owed[0].kind, OwedKind::Report);
    let sent = agencies().find(|agency| agency.id == "truong-thcs").expect("there");
    // No message is ticked, the rubbish is not weighed.
    let owed: Vec<OwedKind> = sent.owed.iter().map(|owed| owed.kind).collect();
    assert_eq!(owed, [OwedKind::Answer, OwedKind::Figure]);
    assert_eq!(json(sent)["owed"][1]["kind"], "figure");
    // A person's file is left alone.
    disk.put("bang.csv", b"cua toi");
    let printed = at(&disk, |desk| desk.status(&request)).expect("begun");
    assert_eq!(codes(&printed.problems), ["MT24"]);
    assert_eq!(disk.bytes("bang.csv"), b"cua toi");
}

#[test]
fn what_a_campaign_holds_is_listed_with_what_was_made() {
    let disk = with_a_return("truong-thcs");
    collected(&disk, &taking());
    let held = at(&disk, |desk| desk.survey());
    assert!(held.sound, "{held:?}");
    let campaign = held.campaign.expect("it reads");
    let ids: Vec<&str> = campaign.agencies.iter().map(|agency| agency.id.as_str()).collect();
    assert_eq!(ids, ["phong-kinh-te", "truong-tieu-hoc", "truong-thcs"]);
    assert_eq!(campaign.periods[0].reports, 1);
    let asked = campaign.indicators.iter().find(|one| one.id == "so-cay").expect("there");
    assert_eq!((asked.value, asked.total), ("số đếm", "cộng"));
    assert!(campaign.outline.iter().any(|part| part.place == "1.0" && part.level == 2));
    let made = at(&disk, |desk| desk.output()).expect("lists");
    assert!(made.files.contains(&"bieu-mau/2027-03/truong-thcs.docx".to_owned()), "{made:?}");
    assert!(made.files.iter().all(|file| !file.starts_with('.')));
    let read = |path: &str| at(&disk, |desk| desk.output_file(path));
    assert!(read(&made.files[0]).expect("reads").starts_with(b"PK"));
    for path in [
        "../data/plan.yaml",
        "../in/truong.docx",
        "/in/truong.docx",
        "khong-co.docx",
        ".vanban.lock",
    ] {
        assert!(read(path).is_err(), "{path}");
    }
    // What does not read is said, and nothing is listed.
    disk.put("dot/data/plan.yaml", b"a: [");
    let held = at(&disk, |desk| desk.survey());
    assert!(held.campaign.is_none() && !held.sound && !held.problems.is_empty());
}

#[test]
fn folders_are_listed_with_those_that_hold_a_campaign() {
    let disk = campaign();
    disk.put("khac/x.txt", b"x");
    let listed = at_desk(&disk, &Unwatched, |_, machine| folders::folders(machine, Path::new("")));
    let listed = listed.expect("lists");
    let found: Vec<(&str, bool)> =
        listed.folders.iter().map(|folder| (folder.name.as_str(), folder.is_campaign)).collect();
    assert_eq!(found, [("dot", true), ("khac", false)]);
}

#[test]
fn letters_are_reported_made_and_noted() {
    let disk = with_a_return("truong-thcs");
    collected(&disk, &taking());
    let day = Some(day("2027-04-10"));
    let asked = reminders::Request { as_of: day, ..Default::default() };
    let printed = at(&disk, |desk| desk.reminders(&asked)).expect("begun");
    let to: Vec<&str> =
        printed.letters.iter().flat_map(|letter| &letter.to).map(|to| to.agency.as_str()).collect();
    assert!(to.contains(&"truong-tieu-hoc"), "{printed:?}");
    assert!(printed.letters.iter().all(|letter| !letter.made && letter.to[0].nth == 1));
    // None is made yet: none can have been sent.
    assert_eq!(at(&disk, |desk| desk.note_sent(&asked)).expect("begun").noted, None);
    let kinds = vec![DocumentKind::Reminder];
    let letters = build::Request { kinds, as_of: day, ..Default::default() };
    let made = at(&disk, |desk| desk.build(&letters)).expect("begun");
    assert_eq!(made.written, printed.letters.len());
    let noted = at(&disk, |desk| desk.note_sent(&asked)).expect("begun").noted.expect("noted");
    assert_eq!((noted.letters, noted.file.as_str()), (made.written, "dot/data/reminders.yaml"));
    let later = reminders::Request { as_of: Some(self::day("2027-04-12")), ..asked.clone() };
    let printed = at(&disk, |desk| desk.reminders(&later)).expect("begun");
    assert!(printed.letters.iter().all(|letter| letter.to[0].nth == 2), "{printed:?}");
    // A list on one line takes no more lines.
    disk.put(
        "dot/data/reminders.yaml",
        b"sent: [{period: 2027-03, date: 2027-04-05, to: [truong-thcs]}]\n",
    );
    let printed = at(&disk, |desk| desk.note_sent(&asked)).expect("begun");
    assert!(printed.noted.is_none() && codes(&printed.problems).contains(&"DL96"), "{printed:?}");
}

#[test]
fn a_figure_is_traced_to_its_report() {
    let disk = with_a_return("truong-thcs");
    let figure = |figure: &str| trace::Request { figure: figure.into(), ..Default::default() };
    let none = at(&disk, |desk| desk.trace(&figure("so-cay"))).expect("begun");
    assert_eq!(codes(&none.problems), ["TN01"]);
    collected(&disk, &taking());
    let book = trace::Request { xlsx: Some("so-cay.xlsx".into()), ..figure("so-cay") };
    let traced = at(&disk, |desk| desk.trace(&book)).expect("begun");
    assert_eq!(traced.written.as_deref(), Some("so-cay.xlsx"));
    let found = traced.found.clone().expect("found");
    assert_eq!(
        (found.figure.value.as_deref(), found.figure.rule),
        (Some("1250"), Calculation::Sum)
    );
    let source = &found.figure.sources[0];
    assert_eq!(source.file, "dot/data/reports/2027-03/truong-thcs.yaml");
    let line = disk.text(&source.file);
    let line = line.lines().nth(source.line as usize - 1).expect("a line");
    assert!(line.contains("1.250"), "{line}");
    let said = json(&traced);
    assert_eq!((&said["period"], &said["figure"]["rule"]), (&"2027-03".into(), &"sum".into()));
    let column = trace::Request { column: Some(Column::More), ..figure("so-cay") };
    let none = at(&disk, |desk| desk.trace(&column)).expect("begun");
    assert_eq!(codes(&none.problems), ["TN09"]);
}

#[test]
fn word_files_are_checked_marked_and_fixed() {
    let disk = campaign();
    at(&disk, |desk| desk.build(&build::Request::default())).expect("begun");
    let plan = disk.files().into_iter().find(|path| path.contains("ke-hoach/")).expect("a plan");
    let mut paper = Form::open(&disk.bytes(&plan));
    paper.swap("w:left=\"1701\"", "w:left=\"1134\"");
    disk.put("in/sai.docx", &paper.bytes());
    disk.put("in/hong.docx", b"no Word file");
    let request = check::Request {
        paths: vec!["in".into()],
        mark: Some("nhan-xet".into()),
        fix: Some("da-sua".into()),
        ..Default::default()
    };
    let checked = at(&disk, |desk| desk.check(&request)).expect("begun");
    assert_eq!(checked.files.len(), 2);
    assert!(checked.files[0].report.is_none() && !checked.problems.is_empty());
    assert!(checked.worst() >= Some(Level::Warning), "{checked:?}");
    assert!(checked.files[1].fixed_findings.contains(&true), "{checked:?}");
    let said = json(&checked);
    assert_eq!(
        (&said["files"][0]["readable"], &said["files"][1]["readable"]),
        (&false.into(), &true.into())
    );
    let files = disk.files();
    for copy in ["nhan-xet/sai.docx", "da-sua/sai.docx"] {
        assert!(files.iter().any(|path| path == copy), "{copy} in {files:?}");
    }
    let unknown = check::Request { profile: Some("nd31".into()), ..request };
    assert_eq!(refusal(at(&disk, |desk| desk.check(&unknown))), ["CL03"]);
}

#[test]
fn codes_are_explained() {
    let disk = campaign();
    let asked = |codes: &[&str]| explain::Request {
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
    };
    let all = at(&disk, |desk| desk.explain(&asked(&[]))).expect("begun");
    assert!(json(&all)["rules"].as_array().is_some_and(|rules| rules.len() > 50));
    let some = at(&disk, |desk| desk.explain(&asked(&["dl30", "khong-co"]))).expect("begun");
    let explain::Outcome::Some { explained, problems } = some else { panic!("{some:?}") };
    assert!(matches!(&explained[..], [Explained::Error(error)] if error.code == "DL30"));
    assert_eq!(codes(&problems), ["CL03"]);
}

#[test]
fn stages_and_papers_are_shown() {
    let disk = campaign();
    let request = show::Request {
        stage: show::Stage::Document,
        kinds: vec![DocumentKind::Plan],
        ..Default::default()
    };
    let shown = at(&disk, |desk| desk.show(&request));
    assert!(shown.documents[0].text.contains("[loi-van]"), "{shown:?}");
    let data = at(&disk, |desk| desk.show_data(&request));
    assert_eq!(json(&data)["dot/data/office.yaml"]["campaign"], "thang-moi-truong-2027");
    let unknown = show::Request { period: Some("2027-05".into()), ..request.clone() };
    let stopped = at(&disk, |desk| desk.show(&unknown)).stopped_by.expect("stopped");
    assert_eq!(codes(&stopped), ["CL07"]);
    disk.put("dot/templates/ke-hoach/template.html", b"<p>{{ openning }}</p>");
    let stopped = at(&disk, |desk| desk.show(&request)).stopped_by.expect("stopped");
    let place = stopped.problems.iter().find_map(|problem| problem.place.clone()).expect("a place");
    assert!(stopped.text_of(&place.file).is_some_and(|text| text.contains("openning")));
    let none = at(&disk, |desk| desk.show_paper(&["khong-co.docx".into()]));
    assert_eq!((none.documents.len(), codes(&none.problems)), (0, vec!["MT01"]));
}

#[test]
fn templates_are_listed_shown_and_copied() {
    let disk = campaign();
    let name = "ke-hoach/template.html";
    let listed = at(&disk, |desk| desk.templates()).expect("read");
    assert!(listed.templates.iter().all(|file| file.built_in));
    let text = at(&disk, |desk| desk.template(name)).expect("there").text;
    let copied = at(&disk, |desk| desk.copy_template(name)).expect("copied");
    assert_eq!(disk.text(&copied.written), text);
    // There it may have been changed.
    assert_eq!(refusal(at(&disk, |desk| desk.copy_template(name))), ["MT24"]);
    assert_eq!(refusal(at(&disk, |desk| desk.template("ke-hoach/templat.html"))), ["MB40"]);
    let fields = at(&disk, |desk| desk.template_fields()).expect("read");
    assert!(fields.contexts.iter().any(|(template, _)| template == name));
    disk.put("dot/templates/ke-hoach/template.html", &[0xFF, 0xFE]);
    assert_eq!(refusal(at(&disk, |desk| desk.templates())), ["MT01"]);
}

#[test]
fn schemas_are_given_and_written() {
    let disk = MemoryDisk::default();
    let plan = schema::DataFile::Plan;
    assert_eq!(schema::schema(None)["plan"], schema::schema(Some(plan)));
    let request = schema::Request { file: Some(plan), folder: "luoc-do".into(), overwrite: false };
    let write = || at_desk(&disk, &Unwatched, |_, machine| schema::write(machine, &request));
    assert_eq!(write().written, ["luoc-do/plan.schema.json"]);
    disk.put("luoc-do/plan.schema.json", b"{}");
    assert_eq!(codes(&write().problems), ["MT24"]);
}
