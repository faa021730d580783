//! Plans as different people type them: one truth, many hands. Every look is on the runs themselves, numbers are typed or
//! Word's own, and what people do wrong (a number twice, `d)` before `đ)`, a sentence over two paragraphs) can be asked for.

#![allow(dead_code)]

use std::io::{Cursor, Write};

use unicode_normalization::UnicodeNormalization;

use super::office::{BODY, BOLD, ITEM, LABEL, MID, Set, p, run, runs, sized, table};

/// What a plan says, whoever types it.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    pub party: bool,
    pub superior: Vec<String>,
    pub issuer: Vec<String>,
    pub number: Option<u32>,
    pub symbol: String,
    pub place: String,
    /// Day, month, year.
    pub date: Option<(u32, u32, i32)>,
    pub subject: String,
    pub basis: Vec<String>,
    pub opening: Vec<String>,
    pub nodes: Vec<Node>,
    pub recipients: Vec<String>,
    pub filing: String,
    /// Each with its mark: `TM. ỦY BAN NHÂN DÂN`.
    pub capacity: Vec<String>,
    pub title: String,
    pub other_title: Vec<String>,
    pub name: String,
    /// Title and rows.
    pub annex: Option<(String, Vec<Vec<String>>)>,
}

/// A heading, point, item or paragraph.
#[derive(Debug, Clone)]
pub struct Node {
    pub level: Level,
    /// Whether it is a heading on a line of its own.
    pub heading: bool,
    pub text: String,
    pub kids: Vec<Node>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// `PHẦN I` in a line of its own.
    Part,
    /// `Điều 1.`
    Article,
    Section,
    Clause,
    /// `a)`
    Point,
    /// `1.1.`
    Decimal,
    Item,
    Plus,
    Paragraph,
    /// A table; its text is its rows, cells apart by `|`, rows by `\n`.
    Table,
}

pub fn node(level: Level, heading: bool, text: &str, kids: Vec<Node>) -> Node {
    Node { level, heading, text: text.to_owned(), kids }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letterhead {
    Table,
    /// Two columns kept apart by tabs.
    Tabs,
    /// A table in which every cell is one paragraph with soft breaks.
    Breaks,
    /// A table whose cells each hold one line.
    Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// `KẾ HOẠCH`, then the subject.
    Apart,
    /// Both in one paragraph, a soft break between.
    Break,
    /// Both in one line.
    Line,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    Table,
    /// Recipients, then who signs, all paragraphs.
    Paragraphs,
    /// Who signs, then recipients.
    SignatureFirst,
    /// Two columns kept apart by tabs.
    Tabs,
}

/// How somebody types.
#[derive(Debug, Clone)]
pub struct Hand {
    pub name: &'static str,
    pub letterhead: Letterhead,
    pub title: Title,
    pub closing: Closing,
    /// Between `Số:` and the stroke.
    pub number: &'static str,
    /// Behind the Roman numeral, the clause's number and the letter.
    pub closes: (&'static str, &'static str, &'static str),
    pub dash: &'static str,
    pub plus: &'static str,
    /// Numbers are Word's.
    pub automatic: bool,
    pub bold: bool,
    /// Headings of clauses are in capitals or slanted.
    pub slanted: bool,
    /// The basis is one paragraph, its items apart by semicolons.
    pub one_basis: bool,
    pub italic_basis: bool,
    /// Lines of the subject.
    pub subject_lines: usize,
    /// All recipients in one paragraph.
    pub one_recipients: bool,
    /// Between a number and the words.
    pub gap: &'static str,
    /// Letters and their marks apart.
    pub decomposed: bool,
    /// Spaces that do not break, in the middle of text.
    pub fixed_spaces: bool,
    /// The whole text is in one cell.
    pub in_cell: bool,
    /// The first paragraph of the text is in a box.
    pub boxed: bool,
    /// Text in TCVN3, the code before Unicode.
    pub legacy: bool,
    pub size: u32,
}

pub const PLAIN: Hand = Hand {
    name: "chuẩn",
    letterhead: Letterhead::Table,
    title: Title::Apart,
    closing: Closing::Table,
    number: "Số: {}",
    closes: (".", ".", ")"),
    dash: "- ",
    plus: "+ ",
    automatic: false,
    bold: true,
    slanted: false,
    one_basis: false,
    italic_basis: true,
    subject_lines: 1,
    one_recipients: false,
    gap: " ",
    decomposed: false,
    fixed_spaces: false,
    in_cell: false,
    boxed: false,
    legacy: false,
    size: 28,
};

/// Every hand.
pub fn hands() -> Vec<Hand> {
    vec![
        PLAIN,
        Hand {
            name: "tab",
            letterhead: Letterhead::Tabs,
            closing: Closing::Tabs,
            number: "Số:{} ",
            ..PLAIN
        },
        Hand {
            name: "ngắt dòng mềm",
            letterhead: Letterhead::Breaks,
            title: Title::Break,
            subject_lines: 2,
            ..PLAIN
        },
        Hand {
            name: "mỗi dòng một ô",
            letterhead: Letterhead::Rows,
            closes: ("/", "/", "/"),
            dash: "– ",
            ..PLAIN
        },
        Hand { name: "tự động", automatic: true, subject_lines: 3, ..PLAIN },
        Hand {
            name: "không đậm",
            bold: false,
            closes: (".", ".", "."),
            italic_basis: false,
            ..PLAIN
        },
        Hand {
            name: "nghiêng",
            bold: false,
            slanted: true,
            closes: (".", "-", ")"),
            dash: "-",
            ..PLAIN
        },
        Hand {
            name: "một đoạn căn cứ",
            one_basis: true,
            title: Title::Line,
            closes: (" -", " -", "-"),
            ..PLAIN
        },
        Hand { name: "chấm tròn", dash: "• ", plus: "* ", subject_lines: 2, ..PLAIN },
        Hand { name: "ký trước", closing: Closing::SignatureFirst, number: "Số {}", ..PLAIN },
        Hand { name: "toàn đoạn", closing: Closing::Paragraphs, one_recipients: true, ..PLAIN },
        Hand { name: "dấu rời", decomposed: true, letterhead: Letterhead::Tabs, ..PLAIN },
        Hand {
            name: "dấu cách cứng",
            fixed_spaces: true,
            dash: "—\u{a0}",
            plus: "+\u{a0}",
            ..PLAIN
        },
        Hand { name: "trong khung", in_cell: true, size: 26, ..PLAIN },
        Hand { name: "hộp chữ", boxed: true, closes: (".", ")", ")"), ..PLAIN },
        Hand {
            name: "tự động không đậm",
            automatic: true,
            bold: false,
            closing: Closing::Paragraphs,
            ..PLAIN
        },
        Hand { name: "TCVN3", legacy: true, ..PLAIN },
        Hand { name: "dính liền", gap: "", dash: "-", plus: "+", subject_lines: 4, ..PLAIN },
        Hand { name: "tab sau số", gap: "\t", closes: (".", ".", "."), dash: "-\t", ..PLAIN },
        Hand {
            name: "dấu phẩy", closes: (".", ",", ","), bold: false, one_basis: true, ..PLAIN
        },
        Hand {
            name: "một ô, ký trước",
            in_cell: true,
            closing: Closing::SignatureFirst,
            letterhead: Letterhead::Rows,
            ..PLAIN
        },
    ]
}

/// What people do to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutation {
    None,
    /// No letter is bold any more.
    NoBold,
    /// The letters d and đ have changed places.
    SwapD,
    /// The second clause has the number of the first.
    Twice,
    /// A number is left out.
    Jump,
    /// Long paragraphs are broken in the middle of a sentence.
    Broken,
    /// Empty paragraphs everywhere.
    Blanks,
}

pub const MUTATIONS: [Mutation; 7] = [
    Mutation::None,
    Mutation::NoBold,
    Mutation::SwapD,
    Mutation::Twice,
    Mutation::Jump,
    Mutation::Broken,
    Mutation::Blanks,
];

struct Typing<'h> {
    hand: &'h Hand,
    mutation: Mutation,
    body: String,
    /// What a reader sees, to be counted.
    seen: String,
    lists: u32,
    clauses: u32,
}

/// The Word file of a plan, and every word in it.
pub fn typed(truth: &Truth, hand: &Hand, mutation: Mutation) -> (Vec<u8>, String) {
    let mut typing =
        Typing { hand, mutation, body: String::new(), seen: String::new(), lists: 0, clauses: 0 };
    typing.head(truth);
    typing.title(truth);
    let before = typing.body.len();
    typing.text(truth);
    if hand.in_cell {
        let inner = typing.body.split_off(before);
        // Without a paragraph between them two tables are one.
        typing.body.push_str(&(table(&[9350], &[vec![inner]]) + &p(MID, "")));
    }
    typing.closing(truth);
    // Word ends no text with a table.
    typing.body.push_str(&p(MID, ""));
    typing.annex(truth);
    let mut body = typing.body;
    if mutation == Mutation::NoBold {
        body = body.replace("<w:b/>", "");
    }
    if mutation == Mutation::Blanks {
        body = body.replace("</w:p><w:p>", "</w:p><w:p/><w:p>");
    }
    (file(&body, typing.lists), typing.seen)
}

impl Typing<'_> {
    fn said(&self, words: &str) -> String {
        let mut words = words.to_owned();
        if self.hand.fixed_spaces {
            words = words.replacen(' ', "\u{a0}", 1).replace(" - ", "\u{a0}– ");
        }
        if self.hand.decomposed {
            words = words.nfd().collect();
        }
        if self.hand.legacy {
            words = tcvn3(&words);
        }
        words
    }

    fn see(&mut self, words: &str) {
        self.seen.push_str(words);
        self.seen.push('\n');
    }

    fn set(&self, set: Set) -> Set {
        let font = if self.hand.legacy { ".VnTime" } else { set.font };
        Set { font, ..set }
    }

    fn p(&mut self, set: Set, words: &str) -> String {
        self.see(words);
        p(self.set(set), &self.said(words))
    }

    fn add(&mut self, set: Set, words: &str) {
        let text = self.p(set, words);
        self.body.push_str(&text);
    }

    fn head(&mut self, truth: &Truth) {
        let (country, motto) = match truth.party {
            true => ("ĐẢNG CỘNG SẢN VIỆT NAM", ""),
            false => ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        };
        let number = truth.number.map_or("     ".to_owned(), |n| format!("{n:02}"));
        let stroke = if truth.party {
            format!("-KH/{}", truth.symbol)
        } else {
            format!("/KH-{}", truth.symbol)
        };
        let number = self.hand.number.replace("{}", &number) + &stroke;
        let date = match truth.date {
            Some((d, m, y)) => format!(
                "{}, ngày {d:02} tháng {} năm {y}",
                truth.place,
                if m < 3 { format!("{m:02}") } else { m.to_string() }
            ),
            None => format!("{}, ngày     tháng     năm 2026", truth.place),
        };
        let italic = Set { italic: true, ..sized(MID, 26) };
        let (name, bold) = (sized(MID, 24), sized(BOLD, 24));
        match self.hand.letterhead {
            Letterhead::Table | Letterhead::Breaks => {
                let soft = self.hand.letterhead == Letterhead::Breaks;
                let mut left = String::new();
                for line in &truth.superior {
                    left.push_str(&self.p(name, line));
                }
                if soft {
                    left.push_str(&self.p(bold, &truth.issuer.join("\n")));
                } else {
                    for line in &truth.issuer {
                        left.push_str(&self.p(bold, line));
                    }
                }
                let mut right = String::new();
                if soft && !motto.is_empty() {
                    right.push_str(&self.p(bold, &format!("{country}\n{motto}")));
                } else {
                    right.push_str(&self.p(bold, country));
                    if !motto.is_empty() {
                        right.push_str(&self.p(sized(BOLD, 26), motto));
                    }
                }
                let number = self.p(sized(MID, 26), &number);
                let date = self.p(italic, &date);
                self.body.push_str(&table(&[3600, 5750], &[vec![left, right], vec![number, date]]));
            }
            Letterhead::Rows => {
                let lefts: Vec<(Set, String)> = truth
                    .superior
                    .iter()
                    .map(|l| (name, l.clone()))
                    .chain(truth.issuer.iter().map(|l| (bold, l.clone())))
                    .collect();
                let rights = [country, motto];
                let mut rows = Vec::new();
                for nth in 0..lefts.len().max(2) {
                    let left = match lefts.get(nth) {
                        Some((set, words)) => self.p(*set, &words.clone()),
                        None => p(name, ""),
                    };
                    let right = match rights.get(nth).filter(|words| !words.is_empty()) {
                        Some(words) => self.p(bold, words),
                        None => p(name, ""),
                    };
                    rows.push(vec![left, right]);
                }
                rows.push(vec![self.p(sized(MID, 26), &number), self.p(italic, &date)]);
                self.body.push_str(&table(&[3600, 5750], &rows));
            }
            Letterhead::Tabs => {
                let lefts: Vec<String> =
                    truth.superior.iter().chain(&truth.issuer).cloned().collect();
                let rights = [country, motto];
                let plain = sized(Set { align: "left", ..MID }, 24);
                for nth in 0..lefts.len().max(2) {
                    let issuing = nth >= truth.superior.len();
                    let left = lefts.get(nth).cloned().unwrap_or_default();
                    let right = rights.get(nth).copied().unwrap_or_default();
                    self.see(&left);
                    self.see(right);
                    let set = self.set(plain);
                    let inner = run(Set { bold: issuing, ..set }, &self.said(&left), "")
                        + &run(Set { bold: true, ..set }, &format!("\t{}", self.said(right)), "");
                    self.body.push_str(&runs(set, &inner));
                }
                self.add(plain, &format!("{number}\t{date}"));
            }
        }
    }

    fn title(&mut self, truth: &Truth) {
        let kind = "KẾ HOẠCH";
        let words: Vec<&str> = truth.subject.split(' ').collect();
        let each = words.len().div_ceil(self.hand.subject_lines.max(1));
        let lines: Vec<String> = words.chunks(each).map(|words| words.join(" ")).collect();
        match self.hand.title {
            Title::Apart => {
                self.add(BOLD, kind);
                lines.iter().for_each(|line| self.add(BOLD, line));
            }
            Title::Break => self.add(BOLD, &format!("{kind}\n{}", lines.join("\n"))),
            Title::Line => self.add(BOLD, &format!("{kind} {}", truth.subject.to_uppercase())),
        }
        self.body.push_str(&p(MID, "_________"));
        self.body.push_str(&p(MID, ""));
    }

    fn text(&mut self, truth: &Truth) {
        let size = self.hand.size;
        let body = sized(BODY, size);
        let basis = Set { italic: self.hand.italic_basis, ..body };
        if truth.party {
            truth.basis.iter().for_each(|words| self.add(basis, &format!("- {words}")));
        } else if self.hand.one_basis {
            self.add(basis, &truth.basis.join(" "));
        } else {
            truth.basis.iter().for_each(|words| self.add(basis, words));
        }
        for (nth, words) in truth.opening.iter().enumerate() {
            if nth == 0 && self.hand.boxed {
                self.see(words);
                let inner = p(body, &self.said(words));
                self.body.push_str(&boxed(&inner));
            } else {
                self.add(body, words);
            }
        }
        self.nodes(&truth.nodes, &mut Vec::new(), true);
    }

    fn nodes(&mut self, nodes: &[Node], above: &mut Vec<u32>, last_of_all: bool) {
        let mut count = 0;
        self.lists += 1;
        let list = self.lists;
        for (nth, node) in nodes.iter().enumerate() {
            let last = last_of_all && nth + 1 == nodes.len() && node.kids.is_empty();
            if !matches!(node.level, Level::Item | Level::Plus | Level::Paragraph | Level::Table) {
                count += 1;
            }
            self.node(node, above, count, list, last);
            above.push(count);
            let inner = last_of_all && nth + 1 == nodes.len();
            self.nodes(&node.kids, above, inner);
            above.pop();
        }
    }

    fn node(&mut self, node: &Node, above: &[u32], nth: u32, list: u32, last: bool) {
        let size = self.hand.size;
        let body = sized(BODY, size);
        if node.level == Level::Table {
            let rows: Vec<Vec<String>> = node
                .text
                .lines()
                .map(|row| row.split('|').map(|cell| self.p(sized(MID, 24), cell)).collect())
                .collect();
            let width = rows.first().map_or(1, Vec::len) as u32;
            let table = table(&vec![9000 / width; width as usize], &rows);
            self.body.push_str(&table);
            return;
        }
        let mut number = nth;
        if node.level == Level::Clause {
            self.clauses += 1;
            match self.mutation {
                Mutation::Twice if nth == 2 => number = 1,
                Mutation::Jump if nth > 2 => number += 1,
                _ => {}
            }
        }
        let letters = "abcdđeghiklmnopqrstuvxy";
        let (section, clause, point) = self.hand.closes;
        let mark = match node.level {
            Level::Part => format!("PHẦN {}\n", roman(number)),
            Level::Article => format!("Điều {number}."),
            Level::Section => format!("{}{section}", roman(number)),
            Level::Clause => format!("{number}{clause}"),
            Level::Decimal => {
                let clause = above.last().copied().unwrap_or(1);
                format!(
                    "{}.{number}.",
                    if self.mutation == Mutation::Twice && clause == 2 {
                        1
                    } else if self.mutation == Mutation::Jump && clause > 2 {
                        clause + 1
                    } else {
                        clause
                    }
                )
            }
            Level::Point => {
                let at = match (self.mutation, number) {
                    (Mutation::SwapD, 4) => 5,
                    (Mutation::SwapD, 5) => 4,
                    (_, number) => number,
                };
                format!("{}{point}", letters.chars().nth(at as usize - 1).unwrap_or('a'))
            }
            Level::Item => self.hand.dash.to_owned(),
            Level::Plus => self.hand.plus.to_owned(),
            Level::Paragraph | Level::Table => String::new(),
        };
        let heading = node.heading;
        let set = match node.level {
            Level::Part => Set { bold: true, align: "center", ..body },
            Level::Section | Level::Article => Set { bold: self.hand.bold, ..body },
            Level::Clause | Level::Decimal | Level::Point if heading => {
                Set { bold: self.hand.bold, italic: self.hand.slanted, ..body }
            }
            _ => body,
        };
        let end = if last { "/." } else { "" };
        let counted = !matches!(node.level, Level::Item | Level::Plus | Level::Paragraph);
        let auto = self.hand.automatic
            && self.mutation != Mutation::Twice
            && self.mutation != Mutation::Jump
            && self.mutation != Mutation::SwapD
            && !matches!(node.level, Level::Paragraph | Level::Part | Level::Article);
        let words = format!("{}{end}", node.text);
        if auto {
            self.see(&words);
            let level = match node.level {
                Level::Section => 0,
                Level::Clause => 1,
                Level::Point => 2,
                Level::Decimal => 3,
                Level::Item => 4,
                _ => 5,
            };
            // A list of its own for each run of siblings, so that it begins again.
            let pieces = self.broken(&words);
            for (nth, piece) in pieces.iter().enumerate() {
                let text = p(self.set(set), &self.said(piece));
                let numbered = if level == 3 {
                    // `2.1.` counts in the list that counts the clauses.
                    text.replacen("<w:pPr>", &format!("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>", 1000 + list * 8 + above.last().copied().unwrap_or(1).min(7)), 1)
                } else {
                    text.replacen("<w:pPr>", &format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), 1)
                };
                self.body.push_str(if nth == 0 { &numbered } else { &text });
            }
            return;
        }
        let gap = if counted && !mark.is_empty() && node.level != Level::Part {
            self.hand.gap
        } else {
            ""
        };
        let whole = format!("{mark}{gap}{words}");
        self.see(&whole);
        for piece in self.broken(&whole) {
            let text = p(self.set(set), &self.said(&piece));
            self.body.push_str(&text);
        }
    }

    /// A long paragraph in two, before a word in small letters.
    fn broken(&self, words: &str) -> Vec<String> {
        let count = words.split(' ').count();
        if self.mutation != Mutation::Broken || count < 24 {
            return vec![words.to_owned()];
        }
        let all: Vec<&str> = words.split(' ').collect();
        let at = (count / 2..count - 2).find(|at| {
            let small = all[*at].starts_with(char::is_lowercase);
            small && !all[*at - 1].ends_with([';', '.', ':', ')', '”', '…'])
        });
        match at {
            Some(at) => vec![all[..at].join(" "), all[at..].join(" ")],
            None => vec![words.to_owned()],
        }
    }

    fn closing(&mut self, truth: &Truth) {
        let mut recipients: Vec<String> =
            truth.recipients.iter().map(|words| format!("- {words};")).collect();
        recipients.push(format!("- Lưu: {}.", truth.filing));
        if truth.party {
            let last = recipients.len() - 1;
            recipients[last] = format!("- Lưu {}.", truth.filing);
        }
        let mut signs: Vec<String> = truth.capacity.clone();
        signs.push(truth.title.clone());
        let mut below = truth.other_title.clone();
        below.push(truth.name.clone());
        match self.hand.closing {
            Closing::Table => {
                let mut left = self.p(LABEL, "Nơi nhận:");
                if self.hand.one_recipients {
                    left.push_str(&self.p(ITEM, &recipients.join(" ")));
                } else {
                    recipients.iter().for_each(|words| left.push_str(&self.p(ITEM, words)));
                }
                let mut right: String = signs.iter().map(|words| self.p(BOLD, words)).collect();
                right.push_str(&p(MID, "").repeat(4));
                below.iter().for_each(|words| right.push_str(&self.p(BOLD, words)));
                self.body.push_str(&table(&[4700, 4650], &[vec![left, right]]));
            }
            Closing::Paragraphs | Closing::SignatureFirst => {
                let first = self.hand.closing == Closing::SignatureFirst;
                let list = |typing: &mut Self| {
                    typing.add(LABEL, "Nơi nhận:");
                    if typing.hand.one_recipients {
                        typing.add(ITEM, &recipients.join(" "));
                    } else {
                        recipients.iter().for_each(|words| typing.add(ITEM, words));
                    }
                };
                if !first {
                    list(self);
                }
                signs.iter().for_each(|words| self.add(BOLD, words));
                self.body.push_str(&p(MID, "").repeat(4));
                below.iter().for_each(|words| self.add(BOLD, words));
                if first {
                    list(self);
                }
            }
            Closing::Tabs => {
                let mut lefts = vec!["Nơi nhận:".to_owned()];
                lefts.extend(recipients);
                let mut rights = signs;
                let gap = lefts.len().saturating_sub(rights.len() + below.len()).max(1);
                rights.extend(std::iter::repeat_n(String::new(), gap));
                rights.extend(below);
                let plain = sized(Set { align: "left", ..MID }, 24);
                for nth in 0..lefts.len().max(rights.len()) {
                    let left = lefts.get(nth).cloned().unwrap_or_default();
                    let right = rights.get(nth).cloned().unwrap_or_default();
                    self.add(
                        plain,
                        &if right.is_empty() { left } else { format!("{left}\t{right}") },
                    );
                }
            }
        }
    }

    fn annex(&mut self, truth: &Truth) {
        let Some((title, rows)) = &truth.annex else { return };
        self.body.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        self.add(BOLD, "PHỤ LỤC");
        self.add(BOLD, title);
        let number = truth.number.map_or("…".to_owned(), |n| n.to_string());
        self.add(
            Set { italic: true, ..MID },
            &format!("(Kèm theo Kế hoạch số {number}/KH-{})", truth.symbol),
        );
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| self.p(sized(MID, 24), cell)).collect())
            .collect();
        let width = rows.first().map_or(1, Vec::len);
        self.body.push_str(&table(&vec![9000 / width as u32; width], &rows));
        self.body.push_str(&p(MID, ""));
    }
}

fn roman(n: u32) -> &'static str {
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][(n as usize - 1).min(9)]
}

/// A paragraph that holds a text box.
fn boxed(inner: &str) -> String {
    format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:extent cx=\"5400000\" cy=\"900000\"/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr/><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )
}

/// The text in TCVN3: the letters that it has; capitals with marks as their small letters, as its fonts draw them.
fn tcvn3(text: &str) -> String {
    const PAIRS: &str = "àµá¸ả¶ã·ạ¹ă¨ằ»ắ¾ẳ¼ẵ½ặÆâ©ầÇấÊẩÈẫÉậËđ®èÌéÐẻÎẽÏẹÑêªềÒếÕểÓễÔệÖì×íÝỉØĩÜịÞòßóãỏáõâọäô«ồåốèổæỗçộéơ¬ờêớíởëỡìợîùïúóủñũòụôư\u{ad}ừõứøửöữ÷ựùỳúýýỷûỹüỵþĐ§Â¢Ê£Ô¤Ơ¥Ư¦Ă¡";
    let pairs: Vec<char> = PAIRS.chars().collect();
    let find = |c: char| pairs.chunks(2).find(|pair| pair[0] == c).map(|pair| pair[1]);
    text.chars()
        .map(|c| find(c).or_else(|| c.to_lowercase().next().and_then(find)).unwrap_or(c))
        .collect()
}

/// The bytes of a Word file with lists.
fn file(body: &str, lists: u32) -> Vec<u8> {
    const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let document = format!(
        "<w:document {NAMES}><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let level = |nth: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{nth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels: String = [
        ("upperRoman", "%1."),
        ("decimal", "%2."),
        ("lowerLetter", "%3)"),
        ("decimal", "%4."),
        ("bullet", "-"),
        ("bullet", "+"),
    ]
    .iter()
    .enumerate()
    .map(|(nth, (format, text))| level(nth as u32, format, text))
    .collect();
    let mut abstracts = String::new();
    let mut nums = String::new();
    for list in 1..=lists {
        abstracts.push_str(&format!(
            "<w:abstractNum w:abstractNumId=\"{list}\">{levels}</w:abstractNum>"
        ));
        nums.push_str(&format!(
            "<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"{list}\"/></w:num>"
        ));
        for clause in 1..8 {
            let id = 1000 + list * 8 + clause;
            abstracts.push_str(&format!(
                "<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>",
                level(0, "decimal", &format!("{clause}.%1."))
            ));
            nums.push_str(&format!(
                "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>"
            ));
        }
    }
    let numbering = format!("<w:numbering {NAMES}>{abstracts}{nums}</w:numbering>");
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{types}.document.main+xml\"/><Override PartName=\"/word/numbering.xml\" ContentType=\"{types}.numbering+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/numbering\" Target=\"numbering.xml\"/></Relationships>"
            ),
        ),
        ("word/document.xml", document),
        ("word/numbering.xml", numbering),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}
