//! The order in which the schema wants the children of each list of properties.
//!
//! WordprocessingML declares these lists as sequences, and desktop Word silently drops or refuses
//! what stands out of turn; docx-rs writes most of them in an order of its own. Whole lists from
//! ECMA-376 (transitional), not only what docx-rs writes today.

/// A list of properties and the order of its children.
#[derive(Debug)]
pub(in crate::word) struct Order {
    /// The element that holds the list.
    pub(super) parent: &'static str,
    /// Whether the parent means nothing without children, so that an empty one is left out.
    pub(super) optional: bool,
    /// The children, first to last; [`EXTENSIONS`] where those of later namespaces belong.
    pub(super) children: &'static [&'static str],
}

/// The place of elements outside the `w:` namespace (`w14:…`, `w15:…`) in a list.
pub(super) const EXTENSIONS: &str = "*";

impl Order {
    /// The order kept by the children of `parent`; `None` where they are content and not
    /// properties.
    pub(in crate::word) fn of(parent: &[u8]) -> Option<&'static Order> {
        Some(match parent {
            b"w:pPr" => &PARAGRAPH,
            b"w:rPr" => &RUN,
            b"w:tcPr" => &CELL,
            b"w:trPr" => &ROW,
            b"w:tblPr" => &TABLE,
            b"w:tblPrEx" => &TABLE_EXCEPTION,
            b"w:pBdr" => &PARAGRAPH_BORDERS,
            b"w:tblBorders" => &TABLE_BORDERS,
            b"w:tcBorders" => &CELL_BORDERS,
            b"w:tblCellMar" => &TABLE_CELL_MARGINS,
            b"w:tcMar" => &CELL_MARGINS,
            b"w:tabs" => &TABS,
            b"w:numPr" => &NUMBERING,
            b"w:sectPr" => &SECTION,
            b"w:sdtPr" => &CONTROL,
            _ => return None,
        })
    }

    /// Where `child` is in the list, from 0; `None` for what the schema does not know there.
    pub(in crate::word) fn rank(&self, child: &[u8]) -> Option<u8> {
        let name: &[u8] = if child.starts_with(b"w:") { child } else { EXTENSIONS.as_bytes() };
        self.children.iter().position(|known| known.as_bytes() == name).map(|at| at as u8)
    }
}

/// Every order, for the tests.
#[cfg(test)]
pub(super) const ALL: [&Order; 15] = [
    &PARAGRAPH,
    &RUN,
    &CELL,
    &ROW,
    &TABLE,
    &TABLE_EXCEPTION,
    &PARAGRAPH_BORDERS,
    &TABLE_BORDERS,
    &CELL_BORDERS,
    &TABLE_CELL_MARGINS,
    &CELL_MARGINS,
    &TABS,
    &NUMBERING,
    &SECTION,
    &CONTROL,
];

static PARAGRAPH: Order = Order {
    parent: "w:pPr",
    optional: true,
    children: &[
        "w:pStyle",
        "w:keepNext",
        "w:keepLines",
        "w:pageBreakBefore",
        "w:framePr",
        "w:widowControl",
        "w:numPr",
        "w:suppressLineNumbers",
        "w:pBdr",
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:kinsoku",
        "w:wordWrap",
        "w:overflowPunct",
        "w:topLinePunct",
        "w:autoSpaceDE",
        "w:autoSpaceDN",
        "w:bidi",
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:mirrorIndents",
        "w:suppressOverlap",
        "w:jc",
        "w:textDirection",
        "w:textAlignment",
        "w:textboxTightWrap",
        "w:outlineLvl",
        "w:divId",
        "w:cnfStyle",
        "w:rPr",
        "w:sectPr",
        "w:pPrChange",
    ],
};

/// Of a run and of a paragraph mark; the first four belong to the mark alone.
static RUN: Order = Order {
    parent: "w:rPr",
    optional: true,
    children: &[
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:moveTo",
        "w:rStyle",
        "w:rFonts",
        "w:b",
        "w:bCs",
        "w:i",
        "w:iCs",
        "w:caps",
        "w:smallCaps",
        "w:strike",
        "w:dstrike",
        "w:outline",
        "w:shadow",
        "w:emboss",
        "w:imprint",
        "w:noProof",
        "w:snapToGrid",
        "w:vanish",
        "w:webHidden",
        "w:color",
        "w:spacing",
        "w:w",
        "w:kern",
        "w:position",
        "w:sz",
        "w:szCs",
        "w:highlight",
        "w:u",
        "w:effect",
        "w:bdr",
        "w:shd",
        "w:fitText",
        "w:vertAlign",
        "w:rtl",
        "w:cs",
        "w:em",
        "w:lang",
        "w:eastAsianLayout",
        "w:specVanish",
        "w:oMath",
        EXTENSIONS,
        "w:rPrChange",
    ],
};

static TABLE: Order = Order {
    parent: "w:tblPr",
    // Required in every table, even empty.
    optional: false,
    children: &[
        "w:tblStyle",
        "w:tblpPr",
        "w:tblOverlap",
        "w:bidiVisual",
        "w:tblStyleRowBandSize",
        "w:tblStyleColBandSize",
        "w:tblW",
        "w:jc",
        "w:tblCellSpacing",
        "w:tblInd",
        "w:tblBorders",
        "w:shd",
        "w:tblLayout",
        "w:tblCellMar",
        "w:tblLook",
        "w:tblCaption",
        "w:tblDescription",
        "w:tblPrChange",
    ],
};

static TABLE_EXCEPTION: Order = Order {
    parent: "w:tblPrEx",
    optional: true,
    children: &[
        "w:tblW",
        "w:jc",
        "w:tblCellSpacing",
        "w:tblInd",
        "w:tblBorders",
        "w:shd",
        "w:tblLayout",
        "w:tblCellMar",
        "w:tblLook",
        "w:tblPrExChange",
    ],
};

/// The schema takes a row's own properties in any order; only the last three must be last.
static ROW: Order = Order {
    parent: "w:trPr",
    optional: true,
    children: &[
        "w:cnfStyle",
        "w:divId",
        "w:gridBefore",
        "w:gridAfter",
        "w:wBefore",
        "w:wAfter",
        "w:cantSplit",
        "w:trHeight",
        "w:tblHeader",
        "w:tblCellSpacing",
        "w:jc",
        "w:hidden",
        "w:ins",
        "w:del",
        "w:trPrChange",
    ],
};

static CELL: Order = Order {
    parent: "w:tcPr",
    optional: true,
    children: &[
        "w:cnfStyle",
        "w:tcW",
        "w:gridSpan",
        "w:hMerge",
        "w:vMerge",
        "w:tcBorders",
        "w:shd",
        "w:noWrap",
        "w:tcMar",
        "w:textDirection",
        "w:tcFitText",
        "w:vAlign",
        "w:hideMark",
        "w:headers",
        "w:cellIns",
        "w:cellDel",
        "w:cellMerge",
        "w:tcPrChange",
    ],
};

static PARAGRAPH_BORDERS: Order = Order {
    parent: "w:pBdr",
    optional: true,
    children: &["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"],
};

const TABLE_EDGES: &[&str] = &[
    "w:top",
    "w:left",
    "w:start",
    "w:bottom",
    "w:right",
    "w:end",
    "w:insideH",
    "w:insideV",
    "w:tl2br",
    "w:tr2bl",
];

static TABLE_BORDERS: Order =
    Order { parent: "w:tblBorders", optional: true, children: TABLE_EDGES.split_at(8).0 };

static CELL_BORDERS: Order = Order { parent: "w:tcBorders", optional: true, children: TABLE_EDGES };

static TABLE_CELL_MARGINS: Order =
    Order { parent: "w:tblCellMar", optional: true, children: TABLE_EDGES.split_at(6).0 };

static CELL_MARGINS: Order =
    Order { parent: "w:tcMar", optional: true, children: TABLE_EDGES.split_at(6).0 };

static TABS: Order = Order { parent: "w:tabs", optional: true, children: &["w:tab"] };

static NUMBERING: Order = Order {
    parent: "w:numPr",
    optional: true,
    children: &["w:ilvl", "w:numId", "w:numberingChange", "w:ins"],
};

static SECTION: Order = Order {
    parent: "w:sectPr",
    optional: false,
    children: &[
        "w:headerReference",
        "w:footerReference",
        "w:footnotePr",
        "w:endnotePr",
        "w:type",
        "w:pgSz",
        "w:pgMar",
        "w:paperSrc",
        "w:pgBorders",
        "w:lnNumType",
        "w:pgNumType",
        "w:cols",
        "w:formProt",
        "w:vAlign",
        "w:noEndnote",
        "w:titlePg",
        "w:textDirection",
        "w:bidi",
        "w:rtlGutter",
        "w:docGrid",
        "w:printerSettings",
        "w:sectPrChange",
    ],
};

static CONTROL: Order = Order {
    parent: "w:sdtPr",
    optional: true,
    children: &[
        "w:rPr",
        "w:alias",
        "w:tag",
        "w:id",
        "w:lock",
        "w:placeholder",
        "w:temporary",
        "w:showingPlcHdr",
        "w:dataBinding",
        "w:label",
        "w:tabIndex",
        "w:equation",
        "w:comboBox",
        "w:date",
        "w:docPartObj",
        "w:docPartList",
        "w:dropDownList",
        "w:picture",
        "w:richText",
        "w:text",
        "w:citation",
        "w:group",
        "w:bibliography",
        EXTENSIONS,
    ],
};
