//! Word, reading: paragraphs and runs.

use std::borrow::Cow;
use std::sync::Arc;

use super::body::{Around, Walker, Wrap, wrap};
use super::drawing::{self, Drawn};
use super::fault::ReadFault;
use super::look::{Base, slot};
use super::props::{ParaProps, RunProps};
use super::style::Chain;
use super::xml::{Look, Node, Ns};
use crate::paper::{
    Block, Break, Change, Content, Nesting, Number, Origin, Paragraph, Run, Slot, Step,
};

/// What the runs of one paragraph share.
struct RunContext<'p> {
    base: &'p Base,
    runs: Vec<Run>,
    path: Vec<Step>,
}

impl Walker<'_> {
    /// A `w:p`.
    pub(super) fn paragraph(
        &mut self,
        node: Node<'_>,
        around: &Around,
        path: Vec<Step>,
    ) -> Result<Paragraph, ReadFault> {
        let sheet = self.sheet;
        let props = node.child("pPr");
        let own = props.map(ParaProps::read).unwrap_or_default();
        let style = sheet.styles.paragraph_style(own.style.as_ref());
        let chain = style.as_ref().map(|id| sheet.styles.chain(id));
        let list = self.list(&own, style.as_deref(), chain.as_deref());
        let level = list.and_then(|(num, at)| self.numbering.level(num, at, &sheet.styles));
        let whole = sheet.paragraph(around.cell.as_deref(), chain.as_ref(), &own, level);
        let base = sheet.base(around.cell.as_deref(), chain.as_deref());
        let mark_node = props.and_then(|props| props.child("rPr"));
        let mark_own = mark_node.map(|node| RunProps::read(node, &sheet.theme)).unwrap_or_default();
        let mark = sheet.run(&base, &mark_own);
        let number = list.and_then(|(num, at)| self.number(num, at, &mark));
        let mark_change = mark_node.and_then(mark_change).or(around.change);
        let mut line = RunContext { base: &base, runs: Vec::new(), path };
        let inner = Around { control: None, outer: around.control, ..around.clone() };
        self.inlines(node, &inner, &mut line)?;
        let RunContext { mut runs, path, .. } = line;
        runs.shrink_to_fit();
        let address = self.address(node, path);
        let ends_section = props.is_some_and(|props| props.child("sectPr").is_some());
        Ok(Paragraph {
            address,
            look: sheet.paragraph_look(&whole, style.as_ref()),
            number,
            runs,
            mark: sheet.run_look(&mark, Slot::HAnsi),
            mark_change,
            control: around.control,
            room: around.room,
            ends_section,
            page: self.page,
        })
    }

    /// The list and level that a paragraph is in.
    fn list(
        &self,
        own: &ParaProps,
        style: Option<&str>,
        chain: Option<&Chain>,
    ) -> Option<(u32, u8)> {
        let styled = chain.map(|chain| &chain.para);
        let num = own.num_id.or(styled.and_then(|para| para.num_id)).filter(|num| *num != 0)?;
        let by_style = || {
            let tied = style
                .and_then(|style| self.numbering.level_of_style(num, style, &self.sheet.styles));
            tied.or(styled.and_then(|para| para.num_level))
        };
        let at = match own.num_level {
            Some(at) => at,
            None if own.num_id.is_some() => styled.and_then(|para| para.num_level).unwrap_or(0),
            None => by_style().unwrap_or(0),
        };
        Some((num, at))
    }

    fn number(&mut self, num: u32, at: u8, mark: &RunProps) -> Option<Number> {
        let styles = &self.sheet.styles;
        let drawn = self.numbering.draw(num, at, styles)?;
        let mut props = mark.clone();
        // Underlining of the mark does not reach the number.
        props.underline = None;
        if let Some(level) = self.numbering.level(num, at, styles) {
            props.lay(&level.run);
        }
        let look = self.sheet.run_look(&props, Slot::HAnsi);
        if drawn.text.is_empty() {
            return None;
        }
        Some(Number { text: drawn.text, level: at, list: num, bullet: drawn.bullet, look })
    }

    fn inlines(
        &mut self,
        node: Node<'_>,
        around: &Around,
        line: &mut RunContext<'_>,
    ) -> Result<(), ReadFault> {
        for child in node.children().filter(|child| child.is_element()) {
            match (child.ns(), child.name()) {
                (Ns::Word, "r") => self.run(child, around, line)?,
                (Ns::Math, "r") => self.formula(child, around, line)?,
                (Ns::Math, "oMath" | "oMathPara") => {
                    let around = Around { formula: true, ..around.clone() };
                    self.inlines(child, &around, line)?;
                }
                (Ns::Word, "hyperlink") => {
                    let around = Around { link: true, ..around.clone() };
                    self.inlines(child, &around, line)?;
                }
                (Ns::Word, "fldSimple") => {
                    self.fields.begin_simple(child.attr("instr").unwrap_or_default());
                    self.inlines(child, around, line)?;
                    self.end_field(&RunProps::default(), around, line)?;
                }
                // A paragraph inside a paragraph is not valid XML; its text is kept.
                _ => match wrap(child) {
                    Wrap::Through(inner) => self.inlines(inner, around, line)?,
                    Wrap::Nothing => {}
                    Wrap::Change(inner, change) => {
                        let around = around.with_change(change);
                        self.inlines(inner, &around, line)?;
                    }
                    Wrap::Control(sdt) => {
                        let outer =
                            Around { control: around.control.or(around.outer), ..around.clone() };
                        let id = self.control(sdt, Nesting::Inline, &outer);
                        if let Some(content) = sdt.child("sdtContent") {
                            let around = Around { control: Some(id), ..around.clone() };
                            self.inlines(content, &around, line)?;
                        }
                    }
                },
            }
        }
        Ok(())
    }

    /// A `w:r`.
    fn run(
        &mut self,
        node: Node<'_>,
        around: &Around,
        line: &mut RunContext<'_>,
    ) -> Result<(), ReadFault> {
        let own = node
            .child("rPr")
            .map(|props| RunProps::read(props, &self.sheet.theme))
            .unwrap_or_default();
        let props = self.sheet.run(line.base, &own);
        let run = self.ordinal(node);
        let children = node.children().filter(|child| child.is_element());
        for (nth, child) in children.enumerate() {
            let origin = Some(Origin { run, child: nth as u32, offset: 0 });
            self.piece(child, &props, origin, around, line)?;
        }
        Ok(())
    }

    /// A child of a run.
    fn piece(
        &mut self,
        child: Node<'_>,
        props: &RunProps,
        origin: Option<Origin>,
        around: &Around,
        line: &mut RunContext<'_>,
    ) -> Result<(), ReadFault> {
        if child.ns() == Ns::Compatibility {
            if let Some(choice) = super::body::alternative(child) {
                for inner in choice.children().filter(|inner| inner.is_element()) {
                    self.piece(inner, props, None, around, line)?;
                }
            }
            return Ok(());
        }
        let content = match child.word() {
            Some("t") => {
                return self.text(child, props, origin, around, line);
            }
            Some("delText") => {
                let gone = around.change.filter(|change| change.is_gone());
                let change = Some(gone.unwrap_or(Change::Deleted));
                let around = Around { change, ..around.clone() };
                return self.text(child, props, origin, &around, line);
            }
            Some("instrText" | "delInstrText") => {
                self.fields.code(child.text().unwrap_or_default());
                return Ok(());
            }
            Some("fldChar") => {
                match child.attr("fldCharType") {
                    Some("begin") => self.fields.begin(),
                    Some("separate") => self.fields.separate(),
                    Some("end") => self.end_field(props, around, line)?,
                    _ => {}
                }
                return Ok(());
            }
            Some("tab" | "ptab") => Content::Tab,
            Some("br") => Content::Break(match child.attr("type") {
                Some("page") => Break::Page,
                Some("column") => Break::Column,
                _ => Break::Line,
            }),
            Some("cr") => Content::Break(Break::Line),
            Some("noBreakHyphen") => Content::NoBreakHyphen,
            Some("softHyphen") => Content::SoftHyphen,
            Some("sym") => match symbol(child) {
                Some(content) => content,
                None => return Ok(()),
            },
            Some("footnoteReference" | "endnoteReference" | "footnoteRef" | "endnoteRef") => {
                Content::NoteMark
            }
            Some("lastRenderedPageBreak") => {
                self.page = self.page.map(|page| page.saturating_add(1));
                return Ok(());
            }
            Some("pgNum") => {
                return self.push(
                    Run { field: Some(Arc::from("PAGE")), ..Run::default() },
                    props,
                    Slot::Ascii,
                    around,
                    line,
                );
            }
            Some("drawing") => self.drawn(drawing::modern(child), around, line)?,
            Some("pict" | "object") => self.drawn(drawing::old(child), around, line)?,
            Some("ruby") => {
                if let Some(base) = child.child("rubyBase") {
                    self.inlines(base, around, line)?;
                }
                return Ok(());
            }
            _ => return Ok(()),
        };
        self.push(Run { content, origin, ..Run::default() }, props, Slot::HAnsi, around, line)
    }

    /// Characters, cut where the font changes with the slot.
    fn text(
        &mut self,
        node: Node<'_>,
        props: &RunProps,
        origin: Option<Origin>,
        around: &Around,
        line: &mut RunContext<'_>,
    ) -> Result<(), ReadFault> {
        let fonts = [Slot::Ascii, Slot::HAnsi, Slot::EastAsia, Slot::Cs]
            .map(|slot| self.sheet.font(props, slot));
        let text = characters(node);
        let mut begun: Option<Slot> = None;
        let (mut piece, mut offset) = (String::new(), 0);
        for (at, c) in kept(&text, node) {
            let wanted = match (c.is_whitespace(), begun) {
                (true, Some(before)) => before,
                _ => slot(c, props),
            };
            let same = begun.is_none_or(|before| {
                before == wanted
                    || (fonts[before as usize] == fonts[wanted as usize]
                        && (before == Slot::Cs) == (wanted == Slot::Cs))
            });
            if !same {
                let content = Content::Text(std::mem::take(&mut piece));
                let origin = origin.map(|origin| Origin { offset, ..origin });
                let before = begun.unwrap_or_default();
                let run = Run { content, origin, ..Run::default() };
                self.push(run, props, before, around, line)?;
                begun = None;
            }
            if begun.is_none() {
                (begun, offset) = (Some(wanted), at as u32);
            }
            piece.push(c);
        }
        if piece.is_empty() {
            return Ok(());
        }
        let origin = origin.map(|origin| Origin { offset, ..origin });
        let run = Run { content: Content::Text(piece), origin, ..Run::default() };
        self.push(run, props, begun.unwrap_or_default(), around, line)
    }

    /// A run of a formula: its letters count as text.
    fn formula(
        &mut self,
        node: Node<'_>,
        around: &Around,
        line: &mut RunContext<'_>,
    ) -> Result<(), ReadFault> {
        let own = node
            .child("rPr")
            .map(|props| RunProps::read(props, &self.sheet.theme))
            .unwrap_or_default();
        let props = self.sheet.run(line.base, &own);
        let around = &Around { formula: true, ..around.clone() };
        let letters = node.children().filter(|child| child.ns() == Ns::Math && child.name() == "t");
        for text in letters {
            self.text(text, &props, None, around, line)?;
        }
        Ok(())
    }

    fn end_field(
        &mut self,
        props: &RunProps,
        around: &Around,
        line: &mut RunContext<'_>,
    ) -> Result<(), ReadFault> {
        match self.fields.end() {
            Some(instruction) => {
                let run = Run { field: Some(instruction), ..Run::default() };
                self.push(run, props, Slot::Ascii, around, line)
            }
            None => Ok(()),
        }
    }

    fn drawn(
        &mut self,
        drawn: Drawn<'_>,
        around: &Around,
        line: &mut RunContext<'_>,
    ) -> Result<Content, ReadFault> {
        let Drawn { mut drawing, texts } = drawn;
        let mut path = line.path.clone();
        path.push(Step::Run(line.runs.len() as u32));
        let mut inner = Around { cell: None, path, room: drawing.width, ..around.clone() };
        inner.control = around.control.or(around.outer);
        // A text box is a text of its own: fields do not reach into it.
        let fields = self.fields.of_next_text();
        let mut blocks: Vec<Block> = Vec::new();
        for text in texts {
            self.blocks(text, &inner, &mut blocks)?;
        }
        self.end();
        self.fields.go_on(fields);
        drawing.blocks = blocks;
        Ok(Content::Drawing(Box::new(drawing)))
    }

    /// Adds a run with its look and all that holds around it.
    fn push(
        &mut self,
        run: Run,
        props: &RunProps,
        slot: Slot,
        around: &Around,
        line: &mut RunContext<'_>,
    ) -> Result<(), ReadFault> {
        if self.fields.in_code() {
            return Ok(());
        }
        self.count_run()?;
        let field = match run.field {
            Some(field) => Some(field),
            None => self.fields.show(),
        };
        line.runs.push(Run {
            look: self.sheet.run_look(props, slot),
            slot,
            change: around.change,
            control: around.control,
            field,
            link: around.link || self.fields.in_link(),
            formula: around.formula,
            ..run
        });
        Ok(())
    }
}

/// The characters of a `w:t`; comments and the like may be between them.
pub(crate) fn characters<'x>(node: Node<'x>) -> Cow<'x, str> {
    let mut pieces = node.children().filter(|child| child.is_text()).filter_map(|c| c.text());
    let first = pieces.next().unwrap_or_default();
    match pieces.next() {
        None => Cow::Borrowed(first),
        Some(second) => Cow::Owned([first, second].into_iter().chain(pieces).collect()),
    }
}

/// The characters that count, each with its place: spaces at the ends only where the file keeps them, and a
/// line's end in the XML is a space.
pub(crate) fn kept<'t>(text: &'t str, node: Node<'_>) -> impl Iterator<Item = (usize, char)> + 't {
    const XML: &str = "http://www.w3.org/XML/1998/namespace";
    let keeps = node.ancestors().find_map(|node| node.attribute((XML, "space")));
    let blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let (skipped, shown) = match keeps {
        Some("preserve") => (0, text),
        _ => {
            let begun = text.trim_start_matches(blank);
            (text.len() - begun.len(), begun.trim_end_matches(blank))
        }
    };
    let one = |(at, c): (usize, char)| (at, if matches!(c, '\n' | '\r') { ' ' } else { c });
    // Blanks are a byte each: what is skipped counts the same in characters.
    shown.chars().enumerate().map(move |(at, c)| one((at + skipped, c)))
}

/// Whether a paragraph's mark is put in or taken out.
fn mark_change(props: Node<'_>) -> Option<Change> {
    props.children().find_map(|child| match child.word()? {
        "ins" => Some(Change::Inserted),
        "del" => Some(Change::Deleted),
        "moveTo" => Some(Change::MovedHere),
        "moveFrom" => Some(Change::MovedAway),
        _ => None,
    })
}

/// A `w:sym`: its font and character.
fn symbol(node: Node<'_>) -> Option<Content> {
    let character = u32::from_str_radix(node.attr("char")?, 16).ok().and_then(char::from_u32)?;
    Some(Content::Symbol { font: Arc::from(node.attr("font").unwrap_or_default()), character })
}
