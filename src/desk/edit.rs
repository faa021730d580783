//! Desk: what a person changes in the data by filling in a sheet: an agency, an indicator, a period, a question, a part
//! of the plan, the text of a summary, what is doubtful in a report.
//!
//! A sheet is fields with what the file says now. What comes back is held against it: only what differs is changed, by
//! replacements in the file's own text ([`crate::data::edit`]), so that comments and order stay. The data are checked
//! with the change before it is written; a change that makes an error is not. A file that was changed meanwhile, by hand
//! or by another window, is known by its hash.

mod sheets;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use super::{Desk, Diagnosis, Refused, Texts, Workspace, shown};
use crate::batch;
use crate::data::edit::{Change, Content, Path, edit};
use crate::data::hash::Hash;
use crate::data::node::{Node, Value};
use crate::data::source::Source;
use crate::files;
use crate::problem::{Problem, Problems, faults};
use crate::viet::nfc;

pub use self::sheets::Target;
pub(super) use self::sheets::section_name;

/// A sheet: what can be changed of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// What it is about.
    pub title: String,
    /// The file, below the folder of data.
    pub file: String,
    /// The hash of the file as it was read.
    pub seen: String,
    /// The fields.
    pub fields: Vec<Field>,
    /// Whether the whole of it can be taken out.
    pub removable: bool,
    /// Whether it is to be added, not there yet.
    pub is_new: bool,
    /// Where what is added comes, or what is taken out is: a path in the file.
    #[serde(skip)]
    place: String,
    /// Whether a value goes with what was noted about it: a doubt that is decided is none any more.
    #[serde(skip)]
    anew: bool,
}

/// A field of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its name: the path of its value in the file.
    pub name: String,
    /// What it is.
    pub label: String,
    /// How it is filled in.
    pub hint: String,
    /// What is filled in.
    pub kind: FieldKind,
    /// What the file says.
    pub value: String,
    /// What can be chosen, each with its words.
    pub choices: Vec<(String, String)>,
    /// Whether something must be there.
    pub required: bool,
}

/// What is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A line of words.
    Line,
    /// A paragraph: breaks of lines are spaces.
    Text,
    /// Several, a line each.
    Lines,
    /// A list's further entries, a line each.
    More,
    /// A text whose lines stay.
    Verbatim,
    /// One of several.
    Choice,
    /// A day.
    Day,
    /// A number or an id: written without quotes.
    Bare,
    /// Yes or no.
    Flag,
}

/// What is to be changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The hash of the file as it was shown.
    pub seen: String,
    /// What was filled in, by the names of fields; a field that is not there stays as it is, but a flag, which is off.
    pub values: BTreeMap<String, String>,
    /// It is taken out as a whole.
    pub remove: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// What became of it.
    pub status: Status,
    /// The file, below the folder of data.
    pub file: String,
    /// What is wrong with what was filled in; what the change would make wrong.
    pub problems: Diagnosis,
    /// The field each problem is about, in their order; empty where it is about none.
    pub fields: Vec<String>,
    /// Comments that went with what was taken out.
    pub lost: Vec<String>,
    /// What takes it back, where something was written.
    #[serde(skip)]
    pub undo: Option<Undo>,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is in the file.
    Written,
    /// Nothing differs.
    Unchanged,
    /// The file was changed meanwhile: nothing is written.
    Stale,
    /// Something is wrong with it: nothing is written.
    Wrong,
}

/// What takes a change back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// The file, below the folder of data.
    pub file: String,
    /// What it held.
    before: Vec<u8>,
    /// What it holds since.
    after: Hash,
}

/// What keeps a change from being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetFault {
    /// A field is empty that must not be.
    Empty {
        /// Its label.
        label: String,
    },
    /// There is nothing of that name.
    Gone,
    /// The file was changed meanwhile.
    Stale {
        /// The file.
        file: String,
    },
    /// A value is none of those that can be chosen.
    NoChoice {
        /// The field's label.
        label: String,
    },
}

faults! {
    impl Fault for SheetFault;

    "SD10" {
        title: "Ô bắt buộc còn trống",
        meaning: "Ô này phải có nội dung thì văn bản mới lập được.",
        advice: "điền ô đó rồi lưu lại",
        example: Self::Empty { label: "Tên đầy đủ".into() },
        Self::Empty { label } => {
            message: format!("ô “{label}” còn trống"),
            hint: "điền ô này rồi lưu lại",
        }
    }
    "SD11" {
        title: "Mục cần sửa không còn",
        meaning: "Mục này không có trong dữ liệu, hoặc vừa bị bỏ ở nơi khác.",
        advice: "quay lại danh sách",
        example: Self::Gone,
        Self::Gone => {
            message: "mục cần sửa không còn trong dữ liệu",
            hint: "quay lại danh sách rồi chọn lại",
        }
    }
    "SD12" {
        title: "Tệp vừa được sửa ở nơi khác",
        meaning: "Từ lúc mở trang sửa, tệp dữ liệu đã được sửa bằng tay hoặc ở cửa sổ khác. Chưa ghi gì để không mất phần sửa đó.",
        advice: "xem nội dung đang có, sửa lại rồi lưu",
        example: Self::Stale { file: "agencies.yaml".into() },
        Self::Stale { file } => {
            message: format!("tệp {file} vừa được sửa ở nơi khác nên chưa lưu"),
            hint: "nội dung anh, chị vừa điền còn ở các ô dưới đây; xem lại rồi bấm lưu lần nữa",
        }
    }
    "SD13" {
        title: "Giá trị không có trong danh sách chọn",
        meaning: "Ô này chỉ nhận một trong các giá trị của danh sách.",
        advice: "chọn lại trong danh sách",
        example: Self::NoChoice { label: "Nhóm".into() },
        Self::NoChoice { label } => {
            message: format!("ô “{label}” có giá trị không nằm trong danh sách"),
            hint: "chọn lại trong danh sách",
        }
    }
}

/// A file as it is now.
struct Current {
    path: PathBuf,
    bytes: Vec<u8>,
    seen: String,
}

impl Desk<'_> {
    /// The sheet of something.
    ///
    /// # Errors
    /// There is no such thing, or its file does not read.
    pub fn sheet(&self, target: &Target) -> Result<Sheet, Refused> {
        let current = self.current(&target.file())?;
        let root = self.root(&target.file(), &current.bytes)?;
        let workspace = Workspace::read(self.machine.disk, &self.places, Texts::OfProblems);
        let sheet = sheets::sheet(target, &root, workspace.campaign.as_deref());
        let mut sheet = sheet.ok_or_else(|| Refused::from(Problem::nowhere(&SheetFault::Gone)))?;
        sheet.seen = current.seen;
        Ok(sheet)
    }

    /// Changes the data as a sheet says.
    ///
    /// # Errors
    /// There is no such thing, its file does not read, another run holds the folder of data, or a step on the disk
    /// failed.
    pub fn edit(&self, target: &Target, request: &Request) -> Result<Outcome, Refused> {
        self.on_workers(|| self.edited(target, request))
    }

    fn edited(&self, target: &Target, request: &Request) -> Result<Outcome, Refused> {
        let disk = self.machine.disk;
        let _hold = batch::hold_swept(disk, &self.places.data)?;
        let file = target.file();
        let current = self.current(&file)?;
        let outcome = |status, problems: Diagnosis, fields| Outcome {
            status,
            file: file.clone(),
            problems,
            fields,
            lost: Vec::new(),
            undo: None,
        };
        let refuse = |status, fault: &SheetFault, field: &str| {
            Ok(outcome(
                status,
                Problems::from(Problem::nowhere(fault)).into(),
                vec![field.to_owned()],
            ))
        };
        if current.seen != request.seen {
            return refuse(Status::Stale, &SheetFault::Stale { file: file.clone() }, "");
        }
        let root = self.root(&file, &current.bytes)?;
        let before = Workspace::read(disk, &self.places, Texts::OfProblems);
        let sheet = sheets::sheet(target, &root, before.campaign.as_deref());
        let sheet = sheet.ok_or_else(|| Refused::from(Problem::nowhere(&SheetFault::Gone)))?;
        let changes = match changes(&sheet, &root, request) {
            Ok(changes) if changes.is_empty() => {
                return Ok(outcome(Status::Unchanged, Diagnosis::default(), Vec::new()));
            }
            Ok(changes) => changes,
            Err((fault, field)) => return refuse(Status::Wrong, &fault, &field),
        };
        let name = shown(&current.path);
        let edited = match edit(&name, &current.bytes, &changes) {
            Ok(edited) => edited,
            Err(found) => {
                let fields = vec![String::new(); found.iter().count()];
                return Ok(outcome(Status::Wrong, found.into(), fields));
            }
        };
        let changed = [(file.clone(), edited.bytes.clone())].into();
        let after = Workspace::read_changed(disk, &self.places, Texts::All, &changed);
        let new = new_errors(&before.problems, &after.problems);
        if !new.is_empty() {
            let node = self.root(&file, &edited.bytes).ok();
            let fields = new.iter().map(|problem| field_of(problem, &name, &sheet, node.as_ref()));
            let fields = fields.collect();
            return Ok(outcome(Status::Wrong, after.diagnosis(new), fields));
        }
        let fault = |fault| Refused::from(Problem::nowhere(&fault));
        batch::put_swept(disk, &self.places.data, &current.path, &edited.bytes).map_err(fault)?;
        batch::sweep(disk, &self.places.data).map_err(fault)?;
        let undo =
            Undo { file: file.clone(), before: current.bytes, after: Hash::of(&edited.bytes) };
        Ok(Outcome {
            lost: edited.lost.into_iter().map(|comment| comment.text).collect(),
            undo: Some(undo),
            ..outcome(Status::Written, Diagnosis::default(), Vec::new())
        })
    }

    /// Takes a change back, where the file is as that change left it; what takes this back again.
    ///
    /// # Errors
    /// The file was changed since, another run holds the folder, or a step on the disk failed.
    pub fn undo(&self, undo: &Undo) -> Result<Undo, Refused> {
        let disk = self.machine.disk;
        let _hold = batch::hold_swept(disk, &self.places.data)?;
        let current = self.current(&undo.file)?;
        if Hash::of(&current.bytes) != undo.after {
            let fault = SheetFault::Stale { file: undo.file.clone() };
            return Err(Problem::nowhere(&fault).into());
        }
        let fault = |fault| Refused::from(Problem::nowhere(&fault));
        batch::put_swept(disk, &self.places.data, &current.path, &undo.before).map_err(fault)?;
        batch::sweep(disk, &self.places.data).map_err(fault)?;
        let after = Hash::of(&undo.before);
        Ok(Undo { file: undo.file.clone(), before: current.bytes, after })
    }

    fn current(&self, file: &str) -> Result<Current, Refused> {
        let disk = self.machine.disk;
        let fault = |fault| Refused::from(Problem::nowhere(&fault));
        let path = files::inside(disk, &self.places.data, file).map_err(fault)?;
        let bytes = files::read_bounded(disk, &path).map_err(fault)?;
        let seen = Hash::of(&bytes).to_string();
        Ok(Current { path, bytes, seen })
    }

    fn root(&self, file: &str, bytes: &[u8]) -> Result<Node, Refused> {
        let name = shown(&self.places.data.join(file));
        let source = match file {
            "agencies.yaml" => Source::read_agencies(name, bytes),
            _ => Source::read(name, bytes),
        };
        Ok(source.and_then(|source| Node::read(&source))?)
    }
}

/// The errors that were not there before, wherever in their files they stand now.
fn new_errors(before: &Problems, after: &Problems) -> Problems {
    let key = |problem: &Problem| {
        let file = problem.place.as_ref().map(|place| place.file.to_string());
        (problem.code, file, problem.message.clone())
    };
    let known: Vec<_> = before.iter().filter(|problem| problem.is_error()).map(key).collect();
    let is_new = |problem: &&Problem| problem.is_error() && !known.contains(&key(problem));
    let mut new: Problems = after.iter().filter(is_new).cloned().collect();
    new.sort();
    new
}

/// The field whose value a problem is at: the last that begins at its line or before, and is in its file.
fn field_of(problem: &Problem, file: &str, sheet: &Sheet, root: Option<&Node>) -> String {
    let (Some(place), Some(root)) = (&problem.place, root) else { return String::new() };
    if &*place.file != file {
        return String::new();
    }
    let line = |field: &Field| root.at(&field.name).map(|node| node.span.line);
    let exact = sheet.fields.iter().find(|field| line(field) == Some(place.line));
    exact.map_or_else(String::new, |field| field.name.clone())
}

/// What a field says, without what a browser or a hand adds.
fn plain(kind: FieldKind, typed: &str) -> String {
    let typed = nfc(typed).replace("\r\n", "\n").replace('\r', "\n");
    match kind {
        FieldKind::Lines | FieldKind::More | FieldKind::Verbatim => {
            let lines = typed.lines().map(str::trim_end);
            let lines: Vec<&str> = match kind {
                FieldKind::Verbatim => lines.collect(),
                _ => lines.map(str::trim).filter(|line| !line.is_empty()).collect(),
            };
            lines.join("\n").trim_matches('\n').to_owned()
        }
        _ => typed.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// A value as it is written.
fn content(kind: FieldKind, value: &str) -> Content {
    match kind {
        FieldKind::Lines | FieldKind::More => {
            Content::List(value.lines().map(|line| Content::Words(line.to_owned())).collect())
        }
        FieldKind::Line | FieldKind::Text | FieldKind::Verbatim => Content::Words(value.to_owned()),
        FieldKind::Choice | FieldKind::Day | FieldKind::Bare | FieldKind::Flag => {
            Content::Bare(value.to_owned())
        }
    }
}

/// The path to a value: a figure is a place in a list, everything else a key.
fn path(root: &Node, name: &str) -> Path {
    let mut path = Path::root();
    let mut node = Some(root);
    for segment in name.split('/').filter(|segment| !segment.is_empty()) {
        let index = segment.parse().ok();
        path = match (node.map(|node| &node.value), index) {
            (Some(Value::List(_)), Some(index)) => path.at(index),
            _ => path.key(segment),
        };
        node = node.and_then(|node| node.at(segment));
    }
    path
}

/// What of a sheet differs from the file.
///
/// # Errors
/// What is wrong with a field, and its name.
fn changes(
    sheet: &Sheet,
    root: &Node,
    request: &Request,
) -> Result<Vec<Change>, (SheetFault, String)> {
    if request.remove && sheet.removable {
        return Ok(vec![Change::Remove(path(root, &sheet.place))]);
    }
    let mut filled = Vec::new();
    for field in &sheet.fields {
        let value = match (request.values.get(&field.name), field.kind) {
            (Some(typed), kind) => plain(kind, typed),
            (None, FieldKind::Flag) => String::new(),
            (None, _) if sheet.is_new => String::new(),
            (None, _) => continue,
        };
        if value.is_empty() && field.required {
            return Err((SheetFault::Empty { label: field.label.clone() }, field.name.clone()));
        }
        let is_choice = |value: &str| field.choices.iter().any(|(choice, _)| choice == value);
        if field.kind == FieldKind::Choice && !value.is_empty() && !is_choice(&value) {
            return Err((SheetFault::NoChoice { label: field.label.clone() }, field.name.clone()));
        }
        filled.push((field, value));
    }
    match sheet.is_new {
        true => Ok(vec![Change::InsertItem {
            list: path(root, &sheet.place),
            at: None,
            value: new_entry(&filled),
        }]),
        false if sheet.anew => Ok(filled
            .iter()
            .filter(|(field, value)| *value != plain(field.kind, &field.value))
            .flat_map(|(field, value)| written_anew(root, field, value))
            .collect()),
        false => Ok(differing(root, &filled)),
    }
}

/// A value of a map that goes with the comments about it, and comes in its place anew.
fn written_anew(root: &Node, field: &Field, value: &str) -> [Change; 2] {
    let (map, key) = field.name.rsplit_once('/').unwrap_or(("", &field.name));
    let keys = match root.at(map).map(|node| &node.value) {
        Some(Value::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    let mut after = keys.iter().skip_while(|(other, _)| &*other.text != key).skip(1);
    let insert = Change::InsertKey {
        map: path(root, map),
        key: key.to_owned(),
        value: content(field.kind, value),
        before: after.next().map(|(next, _)| next.text.to_string()),
    };
    [Change::Remove(path(root, &field.name)), insert]
}

/// What is added: its keys in the order of the sheet, those of a map within together.
fn new_entry(filled: &[(&Field, String)]) -> Content {
    let mut entries: Vec<(String, Content)> = Vec::new();
    for (field, value) in filled.iter().filter(|(_, value)| !value.is_empty()) {
        let value = content(field.kind, value);
        match field.name.split_once('/') {
            None => entries.push((field.name.clone(), value)),
            Some((map, key)) => {
                let there = entries.iter_mut().find(|(name, _)| name == map);
                match there {
                    Some((_, Content::Map(inner))) => inner.push((key.to_owned(), value)),
                    _ => {
                        entries.push((map.to_owned(), Content::Map(vec![(key.to_owned(), value)])))
                    }
                }
            }
        }
    }
    Content::Map(entries)
}

/// The changes of values that differ; what is taken out of a list goes from its end on, so that places stay.
fn differing(root: &Node, filled: &[(&Field, String)]) -> Vec<Change> {
    let mut set = Vec::new();
    let mut gone = Vec::new();
    for (field, value) in filled {
        let at = || path(root, &field.name);
        match field.kind {
            FieldKind::More => {
                let list = path(root, field.name.trim_end_matches("/+"));
                set.extend(value.lines().map(|line| Change::InsertItem {
                    list: list.clone(),
                    at: None,
                    value: Content::Words(line.to_owned()),
                }));
            }
            _ if *value == plain(field.kind, &field.value) => {}
            _ if value.is_empty() => gone.push((field.name.clone(), Change::Remove(at()))),
            kind => set.push(Change::Set(at(), content(kind, value))),
        }
    }
    // Longer numbers are greater: places in a list have no zeros in front.
    gone.sort_by(|(a, _), (b, _)| (b.len(), b).cmp(&(a.len(), a)));
    // Set first: places are those of the file as it was. What is added comes last in its list.
    let (more, values): (Vec<Change>, Vec<Change>) =
        set.into_iter().partition(|change| matches!(change, Change::InsertItem { .. }));
    values.into_iter().chain(gone.into_iter().map(|(_, change)| change)).chain(more).collect()
}
