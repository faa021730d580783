//! Tasks: a document of the office that belongs to no plan, of any kind that has a folder of templates.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::lines::{PlanLine, Rank, lines, typed_lines};
use super::plan::basis;
use super::table::{AnnexView, all_printed, annexes};
use super::{ComposeFault, Composed, Composer, ContextUse, Job, JobOf, front};
use crate::data::body::{Body, Regime, Signature};
use crate::data::documents::{Article, Chapter, Clause, OfficeDocument};
use crate::data::load::Located;
use crate::data::plan::Item;
use crate::data::scalar::{Id, Words, example};
use crate::document::{Build, Document, Identity, Letterhead, SignatureBlock, Symbol, Title};
use crate::kind::{Kind, KindField, of_name};
use crate::problem::words::guess;
use crate::problem::{Problem, Problems, faults};
use crate::profile::Profile;
use crate::viet;

#[derive(Serialize)]
struct Context<'c> {
    /// The name of the issuing body.
    issuer: &'c str,
    /// Whether it is a body of the Party.
    party: bool,
    /// Who has the power to issue it; empty where the kind does not decide.
    authority: String,
    /// What comes after the basis: `QUYẾT ĐỊNH:`; empty where the kind does not decide.
    decides: &'c str,
    basis: Vec<String>,
    /// What the kind asks for, with its label, in the order of the kind.
    fields: Vec<FieldView<'c>>,
    /// The same by id; empty where it is not given.
    given: BTreeMap<&'c str, &'c str>,
    lines: Vec<PlanLine<'c>>,
    /// What is issued with it; at most one.
    issued: Vec<IssuedView<'c>>,
    annexes: Vec<AnnexView<'c>>,
}

#[derive(Serialize)]
struct FieldView<'c> {
    id: &'c str,
    label: &'c str,
    words: Vec<&'c str>,
}

#[derive(Serialize)]
struct IssuedView<'c> {
    kind: &'c str,
    subject: &'c str,
    lines: Vec<PlanLine<'c>>,
}

/// What does not fit the kind of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KindMismatch {
    /// A field that the kind does not have.
    UnknownField {
        /// Its id.
        found: String,
        /// The nearest that there is.
        nearest: Option<String>,
        /// The kind's name.
        kind: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// A field that the kind needs.
    MissingField {
        /// Its id.
        id: Id,
        /// What it is called.
        label: String,
        /// The kind's name.
        kind: String,
    },
    /// Addressees of a kind that has none.
    Addressees {
        /// The kind's name.
        kind: String,
    },
    /// A kind that is sent to somebody, and nobody is named.
    NoAddressee {
        /// The kind's name.
        kind: String,
    },
    /// A kind that says what it is about, and it does not.
    NoSubject {
        /// The kind's name.
        kind: String,
    },
    /// Something that documents of the kind never print.
    NotPrinted {
        /// The kind's name.
        kind: String,
        /// What it is, in Vietnamese.
        what: &'static str,
        /// Its key.
        key: &'static str,
    },
}

faults! {
    impl Fault for KindMismatch;

    "VB10" {
        title: "Mục không có ở loại văn bản này",
        meaning: "fields ghi một mục mà loại văn bản (kind.yaml) không có, nên không được in.",
        advice: "sửa tên mục theo gợi ý, hoặc thêm mục vào fields của kind.yaml",
        example: Self::UnknownField {
            found: "tim".into(),
            nearest: Some("time".into()),
            kind: "Giấy mời".into(),
            known: vec!["invited".into(), "time".into()],
        },
        Self::UnknownField { found, nearest, kind, known } => {
            message: format!("{} không có mục '{found}'{}", viet::lower_first(kind), guess(nearest.as_deref())),
            hint: match known.is_empty() {
                true => "loại văn bản này không có mục riêng nào; ghi nội dung ở text hoặc sections".to_owned(),
                false => format!("các mục của loại văn bản này: {}", known.join(", ")),
            },
        }
    }
    "VB11" {
        title: "Thiếu mục của loại văn bản",
        meaning: "Loại văn bản này phải có mục đó (kind.yaml), mà tệp chưa ghi.",
        advice: "thêm mục đó vào fields",
        example: Self::MissingField {
            id: example::id("time"),
            label: "Thời gian".into(),
            kind: "Giấy mời".into(),
        },
        Self::MissingField { id, label, kind } => {
            message: format!("{} thiếu mục '{id}' ({})", viet::lower_first(kind), label.trim_end_matches(':')),
            hint: format!("thêm vào fields:  {id}: …"),
        }
    }
    "VB12" {
        title: "Loại văn bản không có Kính gửi",
        meaning: "Theo thể thức chỉ công văn, tờ trình, báo cáo gửi cấp trên có Kính gửi; ở loại khác các nơi nhận ghi ở recipients.",
        advice: "chuyển các nơi nhận từ addressees sang recipients",
        example: Self::Addressees { kind: "Thông báo".into() },
        Self::Addressees { kind } => {
            message: format!("{} không có Kính gửi, nên addressees không được in", viet::lower_first(kind)),
            hint: "ghi các nơi nhận ở recipients",
        }
    }
    "VB13" {
        title: "Chưa ghi Kính gửi ai",
        meaning: "Công văn, tờ trình, công điện phải nêu nơi nhận chính.",
        advice: "ghi addressees",
        example: Self::NoAddressee { kind: "Công văn".into() },
        Self::NoAddressee { kind } => {
            message: format!("{} chưa ghi gửi ai", viet::lower_first(kind)),
            hint: "ghi ở addressees, mỗi nơi một dòng",
        }
    }
    "VB14" {
        title: "Thiếu trích yếu",
        meaning: "Loại văn bản này phải có trích yếu nội dung.",
        advice: "ghi subject",
        example: Self::NoSubject { kind: "Thông báo".into() },
        Self::NoSubject { kind } => {
            message: format!("{} chưa có trích yếu", viet::lower_first(kind)),
            hint: "ghi ở subject, ví dụ subject: Nghỉ lễ Quốc khánh",
        }
    }
    "VB15" {
        title: "Phần không in ở loại văn bản này",
        meaning: "Loại văn bản này không có thành phần đó (kind.yaml), nên giá trị ghi ở đây sẽ không được in.",
        advice: "bỏ dòng đó, hoặc chọn loại văn bản khác",
        example: Self::NotPrinted { kind: "Giấy giới thiệu".into(), what: "trích yếu", key: "subject" },
        Self::NotPrinted { kind, what, key } => {
            message: format!("{} không có {what}, nên {key} không được in", viet::lower_first(kind)),
            hint: "bỏ dòng này, hoặc chọn loại văn bản khác",
        }
    }
}

impl Composer {
    /// The documents of the office, as jobs.
    pub(super) fn office_jobs(&self, wanted: Option<&[Id]>) -> Vec<Job<'_>> {
        let documents = self.campaign.documents.iter();
        let named = documents.filter(|(id, _)| wanted.is_none_or(|ids| ids.contains(id)));
        let job = |(id, file)| {
            let path = self.office_path(id, file).into();
            Job { path, what: JobOf::Document { id, file } }
        };
        named.map(job).collect()
    }

    /// Whether a document of the office goes to a path.
    pub(super) fn has_office_path(&self, path: &str) -> bool {
        let mut documents = self.campaign.documents.iter();
        documents.any(|(id, file)| self.office_path(id, file) == path)
    }

    fn office_path(&self, id: &Id, file: &Located<OfficeDocument>) -> String {
        let folder = file.value.kind.as_str();
        let output = self.office_kind(folder).map(|kind| kind.output(folder)).unwrap_or_default();
        format!("{output}/{id}.docx")
    }

    /// The kind of a folder.
    pub(super) fn office_kind(&self, folder: &str) -> Option<&Kind> {
        self.resources.kinds.get(folder)
    }

    /// The kind that a file names.
    ///
    /// # Errors
    /// There is none.
    fn kind_at(
        &self,
        file: &Located<OfficeDocument>,
        kind: &Id,
        path: &str,
    ) -> Result<&Kind, Problems> {
        self.office_kind(kind.as_str()).ok_or_else(|| {
            let nearest = viet::nearest(kind.as_str(), self.resources.kinds.folders());
            let nearest = nearest.map(str::to_owned);
            let fault = ComposeFault::UnknownKind { found: kind.to_string(), nearest };
            Problem::at(&fault, file.place(path)).into()
        })
    }

    /// Number and symbol of a document of the office, as they are printed.
    pub(super) fn office_symbol(&self, document: &OfficeDocument) -> Option<String> {
        let lead = self.lead(document);
        let kind = self.office_kind(document.kind.as_str())?;
        let profile = self.profile(lead.regime, document.date).ok()?;
        let issuers = self.issuers_of(document);
        let number = document.number;
        let number = number.map_or_else(|| "…".to_owned(), |number| viet::two_digits(number.0));
        Some(symbol(kind, profile, &issuers).joined(&profile.words, &number))
    }

    /// What does not fit the kinds of the office's documents.
    pub(super) fn kind_mismatches(&self) -> Problems {
        let mut problems = Problems::new();
        for file in self.campaign.documents.values() {
            let document = &file.value;
            let with = document.issued_with.as_ref();
            let with = with.and_then(|w| self.kind_at(file, &w.kind, "issued_with/kind").err());
            problems.extend(with.unwrap_or_default());
            let profile = self.profile(self.lead(document).regime, document.date);
            match (self.kind_at(file, &document.kind, "kind"), profile) {
                (Ok(kind), Ok(profile)) => mismatches(file, kind, profile, &mut problems),
                (kind, _) => problems.extend(kind.err().unwrap_or_default()),
            }
        }
        problems
    }

    /// The bodies that issue a document, the leading one first.
    fn issuers_of(&self, document: &OfficeDocument) -> Vec<&Body> {
        match document.issuers.as_slice() {
            [] => vec![self.lead(document)],
            all => all.iter().filter_map(|id| self.campaign.body(id)).collect(),
        }
    }

    /// The body that issues a document, or leads those that do.
    pub(super) fn lead(&self, document: &OfficeDocument) -> &Body {
        let named = document.issuers.first().or(document.issuer.as_ref());
        // Data with a body that is not known do not come here.
        named.and_then(|id| self.campaign.body(id)).unwrap_or(&self.issuers.plan)
    }
}

fn mismatches(
    file: &Located<OfficeDocument>,
    kind: &Kind,
    profile: &Profile,
    problems: &mut Problems,
) {
    let document = &file.value;
    let name = || kind.name.clone();
    for id in document.fields.keys() {
        if !kind.fields.iter().any(|field| field.id == *id) {
            let known: Vec<String> = kind.fields.iter().map(|f| f.id.to_string()).collect();
            let nearest = viet::nearest(id.as_str(), known.iter().map(String::as_str));
            let fault = KindMismatch::UnknownField {
                found: id.to_string(),
                nearest: nearest.map(str::to_owned),
                kind: name(),
                known,
            };
            problems.at(&fault, file.key_place(&format!("fields/{id}")));
        }
    }
    let missing = |field: &&KindField| !field.optional && !document.fields.contains_key(&field.id);
    for field in kind.fields.iter().filter(missing) {
        let fault = KindMismatch::MissingField {
            id: field.id.clone(),
            label: field.label.clone(),
            kind: name(),
        };
        problems.at(&fault, file.place("fields"));
    }
    let symbol = abbreviation(kind, profile);
    let label = kind.addressing.is_some() || profile.words.addressing.contains_key(&symbol);
    if !label && !document.addressees.is_empty() {
        problems.at(&KindMismatch::Addressees { kind: name() }, file.key_place("addressees"));
    }
    let addressed = kind.addressing.is_some() || of_name(&kind.name).is_some_and(|k| k.addressed);
    if addressed && label && document.addressees.is_empty() {
        problems.at(&KindMismatch::NoAddressee { kind: name() }, file.place("kind"));
    }
    if kind.subject && document.subject.is_none() {
        problems.at(&KindMismatch::NoSubject { kind: name() }, file.place("kind"));
    }
    let unprinted = [
        (!kind.subject && document.subject.is_some(), "trích yếu", "subject"),
        (!kind.numbered && document.number.is_some(), "số", "number"),
        (!kind.recipients && !document.recipients.is_empty(), "nơi nhận", "recipients"),
        (
            kind.decides.is_none() && document.authority.is_some(),
            "thẩm quyền ban hành",
            "authority",
        ),
        (
            (kind.letter || kind.copy.is_some()) && document.issued_with.is_some(),
            "văn bản ban hành kèm theo",
            "issued_with",
        ),
    ];
    for (_, what, key) in unprinted.into_iter().filter(|(is, ..)| *is) {
        let fault = KindMismatch::NotPrinted { kind: name(), what, key };
        problems.at(&fault, file.key_place(key));
    }
}

/// The abbreviation of a kind in the symbols of a regime, which may have one of its own for it.
fn abbreviation(kind: &Kind, profile: &Profile) -> String {
    let own = profile.words.kind_abbreviations.get(&kind.name);
    own.unwrap_or(&kind.abbreviation).clone()
}

/// A document and what it was made from.
pub(super) fn draft<'s>(
    composer: &'s Composer,
    file: &'s Located<OfficeDocument>,
    keep: ContextUse,
) -> Result<Composed<'s>, Problems> {
    let document = &file.value;
    let issuer = composer.lead(document);
    let issuers = composer.issuers_of(document);
    let folder = document.kind.as_str();
    let kind = composer.kind_at(file, &document.kind, "kind")?;
    let profile = composer.profile(issuer.regime, document.date)?;
    let template = kind.template(folder);
    let mut signatures = signatures(document, &issuers);
    let last = signatures.pop().unwrap_or_else(|| front::signature(&issuer.signature));
    let authority = match (&kind.decides, &document.authority) {
        (None, _) => String::new(),
        (Some(_), Some(words)) => words.to_string(),
        (Some(_), None) => authority(issuer, &last.signature),
    };
    let context = Context {
        issuer: issuer.name.as_str(),
        party: issuer.regime == Regime::Party,
        authority,
        decides: kind.decides.as_deref().unwrap_or_default(),
        basis: basis(&document.basis, &profile.words),
        fields: fields(kind, document),
        given: kind
            .fields
            .iter()
            .map(|field| {
                let words = document.fields.get(&field.id).map_or("", Words::as_str);
                (field.id.as_str(), words)
            })
            .collect(),
        lines: text_lines(document),
        issued: issued(composer, file)?,
        annexes: annexes(&document.annexes, document.numbering),
    };
    let (merged, marked) = composer.merge(&template, context, keep)?;
    all_printed(&template, &document.annexes, &document.sections, &marked)?;
    let with = document.issued_with.iter().count();
    if marked.appendices.iter().filter(|part| part.issued.is_some()).count() < with {
        let what = "văn bản ban hành kèm theo (issued)";
        return Err(Problem::nowhere(&ComposeFault::NotPrinted { template, what }).into());
    }
    let subject = document.subject.as_ref().map_or("", Words::as_str).to_owned();
    let year = document.date.map_or_else(|| latest_year(composer), |date| date.0.year());
    let head = Letterhead {
        symbol: symbol(kind, profile, &issuers),
        ..letterhead(kind, document, &issuers, year)
    };
    let addressing = kind.addressing.as_ref();
    let names: Vec<&str> = issuers.iter().map(|body| body.name.as_str()).collect();
    let identity = Identity {
        issuer: names.join(" và "),
        ..front::identity(issuer, &subject, kind, document.date)
    };
    let document = Document {
        identity,
        letterhead: head,
        title: match kind.letter {
            true => Title::Letter { subject },
            false => Title::Named { kind: kind.name.clone(), subject },
        },
        addressees: document.addressees.iter().map(ToString::to_string).collect(),
        body: marked.body,
        recipients: document.recipients.iter().map(ToString::to_string).collect(),
        filing: issuer.filing.to_string(),
        contact: issuer.contact.as_ref().filter(|_| kind.letter).map(ToString::to_string),
        marks: document.marks.clone(),
        sample: false,
        appendices: marked.appendices,
        build: Build {
            unnumbered: !kind.numbered,
            undated: !kind.dated,
            addressing: addressing.map(|label| {
                let head = viet::capitalize_first(&authority_words(issuer, &last.signature));
                label.replace("{authority}", &head).replace("{issuer}", issuer.name.as_str())
            }),
            copy: kind.copy.clone(),
            signers_before: signatures,
            without_recipients: !kind.recipients,
        },
        signature: last,
    };
    Ok(Composed { document, profile, merged, template, snapshot: None, warnings: Problems::new() })
}

/// The year that an undated document will most likely have: that of the latest other document.
fn latest_year(composer: &Composer) -> i32 {
    let campaign = &composer.campaign;
    let documents = campaign.documents.values().filter_map(|file| file.value.date);
    let periods = campaign.plan.value.reporting.periods.iter().map(|period| period.covers.to);
    let own = campaign.plan.value.document.date;
    documents.chain(periods).chain(own).map(|date| date.year()).max().unwrap_or(2026)
}

/// The head: the names of all that issue it, one below the other; the superior body where all have the same.
fn letterhead(kind: &Kind, document: &OfficeDocument, issuers: &[&Body], year: i32) -> Letterhead {
    let (lead, others) = issuers.split_first().map_or((None, &[][..]), |(a, b)| (Some(*a), b));
    let Some(lead) = lead else { return front::no_letterhead(year) };
    let given = (document.number, document.date);
    let mut head = front::letterhead(lead, kind, given, year);
    if others.iter().any(|other| other.superior != lead.superior) {
        head.superior.clear();
    }
    for other in others {
        if let Some(last) = head.issuer.last_mut() {
            last.push_str(" -");
        }
        head.issuer.extend(other.letterhead.iter().map(ToString::to_string));
    }
    head
}

/// The abbreviations of the symbol: those of all that issue it.
fn symbol(kind: &Kind, profile: &Profile, issuers: &[&Body]) -> Symbol {
    let bodies: Vec<&str> = issuers.iter().map(|body| body.symbol.as_str()).collect();
    let unit = issuers.first().and_then(|body| body.unit());
    Symbol {
        kind: abbreviation(kind, profile),
        body: bodies.join("-"),
        unit: unit.filter(|_| kind.letter).map(str::to_owned),
        letter: kind.letter,
        pattern: kind.symbol.clone(),
    }
}

/// The signatures from left to right: those that are named, else that of each issuing body, the leading one last.
fn signatures(document: &OfficeDocument, issuers: &[&Body]) -> Vec<SignatureBlock> {
    match (document.signatures.as_slice(), &document.signature) {
        ([], Some(own)) => vec![front::signature(own)],
        ([], None) if issuers.len() > 1 => {
            issuers.iter().rev().map(|body| front::signature(&named(body))).collect()
        }
        ([], None) => issuers.iter().map(|body| front::signature(&body.signature)).collect(),
        (all, _) => all.iter().map(front::signature).collect(),
    }
}

/// A body's signature next to that of another: the head's post names the body.
fn named(body: &Body) -> Signature {
    let mut signature = body.signature.clone();
    let head = match (&signature.by_order_of, &signature.in_place_of) {
        (Some(_), _) => &mut signature.by_order_of,
        (None, Some(_)) => &mut signature.in_place_of,
        (None, None) => {
            if signature.on_behalf_of.is_none()
                && let Ok(title) = Words::parse(&post_of(signature.title.as_str(), body.short()))
            {
                signature.title = title;
            }
            return signature;
        }
    };
    let post = head.as_ref().map(|post| post_of(post.as_str(), body.short()));
    *head = post.and_then(|post| Words::parse(&post).ok()).or(head.take());
    signature
}

/// A post with the body's name; a word that ends one and begins the other is said once.
fn post_of(post: &str, name: &str) -> String {
    let (post_words, name_words) = (viet::same_words(post), viet::same_words(name));
    if post_words.contains(&name_words) {
        return post.to_owned();
    }
    let last = post_words.rsplit(' ').next().unwrap_or_default();
    let rest = name.split_once(' ').filter(|(first, _)| viet::same_words(first) == last);
    format!("{post} {}", rest.map_or(name, |(_, rest)| rest))
}

/// Who has the power to issue a decision, in capitals.
fn authority(issuer: &Body, signature: &Signature) -> String {
    viet::upper(&authority_words(issuer, signature))
}

/// The collective on whose behalf it is signed, else the head of the body, whoever signs for him.
fn authority_words(issuer: &Body, signature: &Signature) -> String {
    let name = issuer.name.as_str();
    if let Some(collective) = &signature.on_behalf_of {
        let collective = collective.as_str();
        return match viet::same_words(name).starts_with(&viet::same_words(collective)) {
            true => name.to_owned(),
            false => collective.to_owned(),
        };
    }
    let heads = [&signature.by_order_of, &signature.by_authority_of, &signature.in_place_of];
    let head = heads.into_iter().flatten().next().unwrap_or(&signature.title);
    match viet::same_words(head.as_str()).contains(&viet::same_words(name)) {
        true => head.to_string(),
        false => format!("{head} {name}"),
    }
}

fn fields<'c>(kind: &'c Kind, document: &'c OfficeDocument) -> Vec<FieldView<'c>> {
    let view = |field: &'c KindField| {
        let words = document.fields.get(&field.id)?;
        let words = typed_lines(words).collect();
        Some(FieldView { id: field.id.as_str(), label: &field.label, words })
    };
    kind.fields.iter().filter_map(view).collect()
}

fn text_lines(document: &OfficeDocument) -> Vec<PlanLine<'_>> {
    let mut all = paragraphs(&document.text);
    all.extend(lines(&document.sections, document.numbering));
    articles(&document.articles, &mut all);
    chapters(&document.chapters, &mut all);
    all.extend(paragraphs(&document.closing));
    all
}

fn issued<'c>(
    composer: &'c Composer,
    file: &'c Located<OfficeDocument>,
) -> Result<Vec<IssuedView<'c>>, Problems> {
    let document = &file.value;
    let Some(with) = &document.issued_with else { return Ok(Vec::new()) };
    let mut all = paragraphs(&with.text);
    all.extend(lines(&with.sections, document.numbering));
    articles(&with.articles, &mut all);
    chapters(&with.chapters, &mut all);
    let kind = composer.kind_at(file, &with.kind, "issued_with/kind")?.name.as_str();
    Ok(vec![IssuedView { kind, subject: with.subject.as_str(), lines: all }])
}

fn paragraphs(words: &[Words]) -> Vec<PlanLine<'_>> {
    let typed = words.iter().flat_map(typed_lines);
    typed.map(|text| PlanLine::new(Rank::Body, text)).collect()
}

fn chapters<'c>(chapters: &'c [Chapter], lines: &mut Vec<PlanLine<'c>>) {
    for chapter in chapters {
        lines.push(PlanLine::new(Rank::Chapter, chapter.title.as_str()));
        articles(&chapter.articles, lines);
    }
}

fn articles<'c>(articles: &'c [Article], lines: &mut Vec<PlanLine<'c>>) {
    for article in articles {
        let mut typed = article.text.iter().flat_map(typed_lines);
        match &article.title {
            Some(title) => lines.push(PlanLine::new(Rank::ArticleTitle, title.as_str())),
            None => lines.extend(typed.next().map(|text| PlanLine::new(Rank::ArticleText, text))),
        }
        lines.extend(typed.map(|text| PlanLine::new(Rank::Body, text)));
        for clause in &article.clauses {
            clause_lines(clause, lines);
        }
    }
}

fn clause_lines<'c>(clause: &'c Clause, lines: &mut Vec<PlanLine<'c>>) {
    let (title, text, points) = match clause {
        Clause::Plain(words) => (None, Some(words), &[][..]),
        Clause::Full(full) => (full.title.as_ref(), full.text.as_ref(), &full.points[..]),
    };
    let mut typed = text.into_iter().flat_map(typed_lines);
    match title {
        Some(title) => lines.push(PlanLine::new(Rank::Clause, title.as_str())),
        None => lines.extend(typed.next().map(|text| PlanLine::new(Rank::ClauseText, text))),
    }
    lines.extend(typed.map(|text| PlanLine::new(Rank::Body, text)));
    for point in points {
        let mut typed = point.words().lines().map(str::trim).filter(|line| !line.is_empty());
        lines.extend(typed.next().map(|text| PlanLine::new(Rank::LetterText, text)));
        lines.extend(typed.map(|text| PlanLine::new(Rank::Body, text)));
        if let Item::Full(full) = point {
            lines.extend(full.items.iter().map(|w| PlanLine::new(Rank::Dash, w.as_str())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::post_of;

    #[test]
    fn a_post_names_its_body_once() {
        for (post, name, both) in [
            ("Trưởng phòng", "Phòng Kinh tế", "Trưởng phòng Kinh tế"),
            ("Giám đốc", "Sở Y tế", "Giám đốc Sở Y tế"),
            ("Giám đốc Sở Y tế", "Sở Y tế", "Giám đốc Sở Y tế"),
        ] {
            assert_eq!(post_of(post, name), both);
        }
    }
}
