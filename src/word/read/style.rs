//! Word, reading: `styles.xml`, and what a style gives once all that it is based on is laid under it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::props::{Edges, ParaProps, RunProps, width};
use super::theme::Theme;
use super::xml::{Look, Node};
use crate::limits::word as limit;
use crate::paper::StyleRef;
use crate::units::Twip;

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub(super) default_para: ParaProps,
    pub(super) default_run: RunProps,
    by_id: HashMap<Arc<str>, Style>,
    paragraph: Option<Arc<str>>,
    table: Option<Arc<str>>,
    chains: RefCell<HashMap<Arc<str>, Rc<Chain>>>,
}

/// A style as written.
#[derive(Debug)]
struct Style {
    link: StyleRef,
    kind: Kind,
    based_on: Option<Arc<str>>,
    para: ParaProps,
    run: RunProps,
    table: TableProps,
    parts: Vec<(Region, TablePart)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Character,
    Table,
    Numbering,
}

/// What a style gives with all below it.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub(super) para: ParaProps,
    pub(super) run: RunProps,
    /// The style of the chain that carries the number, with all below it.
    pub(super) below_number: Option<ParaProps>,
    /// Those from the one that carries the number upwards.
    pub(super) from_number: ParaProps,
    pub(super) table: TableProps,
    pub(super) parts: Vec<(Region, TablePart)>,
}

/// What a table style gives to a table as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct TableProps {
    pub(super) borders: Edges,
    pub(super) margin_left: Option<Twip>,
    pub(super) margin_right: Option<Twip>,
    pub(super) indent: Option<Twip>,
}

/// What a table style gives to a part of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct TablePart {
    pub(super) para: ParaProps,
    pub(super) run: RunProps,
    pub(super) borders: Edges,
}

/// A part of a table with a look of its own, the stronger later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Region {
    OddColumns,
    EvenColumns,
    OddRows,
    EvenRows,
    LastColumn,
    FirstColumn,
    LastRow,
    FirstRow,
    LastRight,
    LastLeft,
    FirstRight,
    FirstLeft,
}

impl Region {
    fn parse(text: &str) -> Option<Region> {
        Some(match text {
            "band1Vert" => Region::OddColumns,
            "band2Vert" => Region::EvenColumns,
            "band1Horz" => Region::OddRows,
            "band2Horz" => Region::EvenRows,
            "lastCol" => Region::LastColumn,
            "firstCol" => Region::FirstColumn,
            "lastRow" => Region::LastRow,
            "firstRow" => Region::FirstRow,
            "seCell" => Region::LastRight,
            "swCell" => Region::LastLeft,
            "neCell" => Region::FirstRight,
            "nwCell" => Region::FirstLeft,
            _ => return None,
        })
    }
}

impl TableProps {
    /// What a `w:tblPr` says.
    pub(super) fn read(node: Node<'_>) -> TableProps {
        let margins = node.child("tblCellMar");
        let margin = |names: [&str; 2]| {
            let margins = margins?;
            width(margins.child(names[0]).or_else(|| margins.child(names[1]))?)
        };
        TableProps {
            borders: node.child("tblBorders").map(Edges::read).unwrap_or_default(),
            margin_left: margin(["left", "start"]),
            margin_right: margin(["right", "end"]),
            indent: node.child("tblInd").and_then(width),
        }
    }

    pub(super) fn lay(&mut self, over: &TableProps) {
        self.borders.lay(&over.borders);
        self.margin_left = over.margin_left.or(self.margin_left);
        self.margin_right = over.margin_right.or(self.margin_right);
        self.indent = over.indent.or(self.indent);
    }
}

impl Styles {
    /// The styles of `w:styles`.
    pub(super) fn read(root: Node<'_>, theme: &Theme) -> Styles {
        let mut styles = Styles::default();
        for node in root.children() {
            match node.word() {
                Some("docDefaults") => {
                    let inner = |outer: &str, inner: &str| node.child(outer)?.child(inner);
                    if let Some(props) = inner("rPrDefault", "rPr") {
                        styles.default_run = RunProps::read(props, theme);
                    }
                    if let Some(props) = inner("pPrDefault", "pPr") {
                        styles.default_para = ParaProps::read(props);
                    }
                }
                Some("style") => styles.add(node, theme),
                _ => {}
            }
        }
        styles
    }

    fn add(&mut self, node: Node<'_>, theme: &Theme) {
        let Some(id) = node.attr("styleId") else { return };
        let id: Arc<str> = Arc::from(id);
        let kind = match node.attr("type").unwrap_or("paragraph") {
            "character" => Kind::Character,
            "table" => Kind::Table,
            "numbering" => Kind::Numbering,
            _ => Kind::Paragraph,
        };
        if matches!(node.attr("default"), Some("1" | "true" | "on")) {
            match kind {
                Kind::Paragraph => self.paragraph = Some(id.clone()),
                Kind::Table => self.table = Some(id.clone()),
                Kind::Character | Kind::Numbering => {}
            }
        }
        let para = |node: Node<'_>| node.child("pPr").map(ParaProps::read).unwrap_or_default();
        let run = |node: Node<'_>| {
            node.child("rPr").map(|props| RunProps::read(props, theme)).unwrap_or_default()
        };
        let name = node.child_val("name").unwrap_or(&id);
        let parts = node.children().filter(|child| child.word() == Some("tblStylePr"));
        let parts = parts.filter_map(|part| {
            let region = Region::parse(part.attr("type")?)?;
            let borders = part.child("tcPr").and_then(|cell| cell.child("tcBorders"));
            let mut edges = part
                .child("tblPr")
                .and_then(|table| table.child("tblBorders"))
                .map(Edges::read)
                .unwrap_or_default();
            edges.lay(&borders.map(Edges::read).unwrap_or_default());
            Some((region, TablePart { para: para(part), run: run(part), borders: edges }))
        });
        let mut table = node.child("tblPr").map(TableProps::read).unwrap_or_default();
        if let Some(borders) = node.child("tcPr").and_then(|cell| cell.child("tcBorders")) {
            table.borders.lay(&Edges::read(borders));
        }
        let style = Style {
            link: StyleRef { id: id.clone(), name: Arc::from(name) },
            kind,
            based_on: node.child_val("basedOn").map(Arc::from),
            para: para(node),
            run: run(node),
            table,
            parts: parts.collect(),
        };
        self.by_id.entry(id).or_insert(style);
    }

    /// The paragraph style that a paragraph takes: the one it names, else the file's default.
    pub(super) fn paragraph_style(&self, named: Option<&Arc<str>>) -> Option<Arc<str>> {
        named.filter(|id| self.is(id, Kind::Paragraph)).or(self.paragraph.as_ref()).cloned()
    }

    /// The table style that a table takes.
    pub(super) fn table_style(&self, named: Option<&str>) -> Option<Arc<str>> {
        let named: Option<Arc<str>> = named.map(Arc::from);
        named.filter(|id| self.is(id, Kind::Table)).or_else(|| self.table.clone())
    }

    /// A character style, where it is one.
    pub(super) fn character_style(&self, id: &Arc<str>) -> Option<&StyleRef> {
        self.is(id, Kind::Character).then(|| self.link(id)).flatten()
    }

    fn is(&self, id: &Arc<str>, kind: Kind) -> bool {
        self.by_id.get(id).is_some_and(|style| style.kind == kind)
    }

    /// How a style is called.
    pub(super) fn link(&self, id: &Arc<str>) -> Option<&StyleRef> {
        self.by_id.get(id).map(|style| &style.link)
    }

    /// The list that a numbering style stands for.
    pub(super) fn list_of(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).filter(|style| style.kind == Kind::Numbering)?.para.num_id
    }

    /// What a style gives with all that it is based on; circles are cut.
    pub(super) fn chain(&self, id: &Arc<str>) -> Rc<Chain> {
        if let Some(known) = self.chains.borrow().get(id) {
            return known.clone();
        }
        let mut way: Vec<&Style> = Vec::new();
        let mut at = self.by_id.get(id);
        while let Some(style) = at {
            let circle = way.iter().any(|seen| seen.link.id == style.link.id);
            if circle || way.len() >= limit::STYLE_CHAIN {
                break;
            }
            way.push(style);
            let below = style.based_on.as_ref().and_then(|id| self.by_id.get(id));
            at = below.filter(|below| below.kind == style.kind);
        }
        let mut chain = Chain::default();
        for style in way.iter().rev() {
            if style.para.num_id.is_some() {
                chain.below_number = Some(chain.para.clone());
                chain.from_number = ParaProps::default();
            }
            chain.para.lay(&style.para);
            chain.from_number.lay(&style.para);
            chain.run.lay(&style.run);
            chain.table.lay(&style.table);
            for (region, part) in &style.parts {
                match chain.parts.iter_mut().find(|(known, _)| known == region) {
                    Some((_, below)) => {
                        below.para.lay(&part.para);
                        below.run.lay(&part.run);
                        below.borders.lay(&part.borders);
                    }
                    None => chain.parts.push((*region, part.clone())),
                }
            }
        }
        chain.parts.sort_by_key(|(region, _)| *region);
        let chain = Rc::new(chain);
        self.chains.borrow_mut().insert(id.clone(), chain.clone());
        chain
    }
}
