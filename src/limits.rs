//! Ground: every bound on what a run takes in, makes or waits for, in one place, with its reason and with the fault
//! whose words a clerk sees when she meets it. Bounds of Word, Excel or the decree themselves (the length of a name
//! of a style, of a cell's text) are no limits of ours and are where they are used.
//!
//! `tests/limits.rs` knows all of them and goes beyond each.

/// Files and folders, read by `files`.
pub mod files {
    /// The largest file that is read whole, in bytes (64 MiB); far above any allowed one. What is larger is refused
    /// by its size, unread; what it may hold is for its reader to say. Reported: `MT01`.
    pub const READ: u64 = 64 << 20;

    /// How many files and folders a folder of data, templates or returned forms may hold, all below it counted: the
    /// reports of a country's agencies over several years are a tenth of it. Reported: `MT01`.
    pub const ENTRIES: usize = 200_000;

    /// The largest file that a program may have left next to a document that it holds open (`~$…`), in bytes:
    /// Word's holds 162. Not reported: a larger one is read as any other.
    pub const OWNER: u64 = 16 << 10;

    /// How deep folders of data, templates and returned forms are read: people keep them flat, and a link to a
    /// folder above would never end. Reported: `MT01`.
    pub const DEPTH: usize = 8;
}

/// The clerk's data files, read by `data`.
pub mod data {
    /// The largest data file, in bytes (4 MiB): far above any real one, far below what would hold up the machine.
    /// Reported: `DL01`.
    pub const BYTES: usize = 4 << 20;

    /// How deep lists and maps may nest; real files stay below 12. It bounds every recursion over a tree. Reported:
    /// `DL08`.
    pub const DEPTH: usize = 64;

    /// How many values a file may hold: reports of a country's agencies, each in a file of its own, hold some
    /// hundreds. Reported: `DL09`.
    pub const NODES: usize = 500_000;

    /// The list of agencies, in bytes (16 MiB): some fifty thousand agencies, five times the country's communes and
    /// schools of one level. It is one file, whose tree is let go before anything else is made. Reported: `DL01`.
    pub const AGENCIES: usize = 16 << 20;

    /// How many values a list of agencies may hold that is longer than other files may be: as many as agencies of
    /// that length have. Reported: `DL09`.
    pub const AGENCIES_NODES: usize = 1_500_000;

    /// How many problems of one kind about characters are reported: more only bury the rest. Not reported: the
    /// first ones are, and they show what to fix.
    pub const REPEATS: usize = 20;
}

/// Documents that are typed, checked by `data`.
pub mod document {
    /// How many columns a table may have: on the widest page each has room for three letters. Reported: `BG09`.
    pub const COLUMNS: usize = 40;
}

/// Templates, run by `template`.
pub mod template {
    /// The longest merged text, in bytes (64 MiB): a summary of ten thousand agencies is a tenth of it. Reported:
    /// `MB37`.
    pub const OUTPUT: usize = 64 << 20;

    /// The longest list that `range` makes: no document numbers more. Reported: `MB34` or `MB39`.
    pub const RANGE: i64 = 10_000;

    /// The longest text that a template keeps under a name (`{% set %}`, an argument of a component), in bytes (1
    /// MiB): no document quotes more, and added to itself a text soon takes all memory. Reported: `MB34`.
    pub const VALUE: usize = 1 << 20;

    /// How many steps a merging may take: each turn of a loop is one, as is each entry of a list that is made,
    /// joined or sorted; each call of a component or another template is four; a long text costs more by its
    /// length, whenever a filter or an operator may take it. So it bounds size times turns. Loops in loops silently
    /// end too; the summary of ten thousand agencies takes less than half. Reported: `MB34` or `MB39`.
    pub const STEPS: i64 = 5_000_000;

    /// The largest template, in bytes (1 MiB): the largest of ours is a hundredth of it. Reported: `MB43`.
    pub const BYTES: usize = 1 << 20;

    /// How many `{% elif %}` may be open at a place: each is read as an `if` in the one before, by recursion.
    /// Reported: `MB32`.
    pub const BRANCHES: usize = 100;

    /// How deep templates may include or extend one another; each level is a recursion. Reported: `MB42`.
    pub const CALLS: usize = 16;

    /// How deep elements of the merged text may be one in the other: emphasis in a cell of a table in an appendix
    /// is the eighth. It bounds every recursion over the text. Reported: `MB01`.
    pub const NESTED: usize = 64;
}

/// Word files of any writer, read by `word::read`. A file beyond these is no office document but an attack or an
/// accident. Reported, where not said otherwise: `TW10`.
pub mod word {
    /// The largest file, in bytes (100 MiB: some two hundred scanned pages). Through the program
    /// [`super::files::READ`] is met before it.
    pub const FILE: usize = 100 << 20;

    /// The most parts in a file, and entries in a list of choices.
    pub const PARTS: usize = 20_000;

    /// The largest XML part once unpacked, in bytes (64 MiB: a text of tens of thousands of pages).
    pub const PART: u64 = 64 << 20;

    /// All XML parts that are read together, in bytes (128 MiB): what the largest text and its styles and
    /// notes need.
    pub const TOTAL: u64 = 128 << 20;

    /// Elements one in the other. Word itself stops at tables of some 30 levels, five elements each.
    pub const DEPTH: usize = 256;

    /// Elements of a part: a text of ten thousand pages has half of them.
    pub const ELEMENTS: usize = 1_000_000;

    /// Bytes of text in one paragraph (4 MiB: the whole text of a book of two thousand pages). What is read of a
    /// paragraph takes some thirty times its text.
    pub const PARAGRAPH: usize = 4 << 20;

    /// Runs of one look: accented letters in another font than plain ones make a run of every letter.
    pub const RUNS: usize = 500_000;

    /// Attributes of one element; Word writes some twenty, and namespaces next to them.
    pub const ATTRIBUTES: usize = 512;

    /// Namespace declarations in force, added up over the elements that declare any: reading takes memory for
    /// each.
    pub const NAMESPACES: usize = 4_000_000;

    /// Headers and footers.
    pub const TEXTS: usize = 2_000;

    /// Comments whose words are kept. Not reported: how many there are is.
    pub const REMARKS: usize = 500;

    /// Tab stops of a paragraph; Word itself keeps 64. Not reported: Word shows no more either.
    pub const TABS: usize = 64;

    /// Characters of the pattern of an automatic number; Word itself keeps 31. Not reported: Word shows no more
    /// either.
    pub const PATTERN: usize = 64;

    /// Styles of which one is based on the next; Word itself stops at some ten. Not reported: what is farther has
    /// no part in the look.
    pub const STYLE_CHAIN: usize = 32;

    /// Fields one in the other; Word itself stops at 20. Not reported: what is deeper is read as its result.
    pub const FIELDS: usize = 32;

    /// Characters of a field's instruction that are kept: names of fields are short. Not reported: the rest of an
    /// instruction is never shown.
    pub const INSTRUCTION: usize = 4_096;
}

/// A returned form, read by `harvest`. A real one is far below all of these.
pub mod harvest {
    /// All XML parts of a return once unpacked, in bytes (8 MiB, some five hundred pages), and with them the memory
    /// that reading it takes. Reported: `TW10`.
    pub const UNPACKED: u64 = 8 << 20;

    /// Elements of a part of a return: three hundred pages of words and tables. Reported: `TW10`.
    pub const ELEMENTS: usize = 250_000;

    /// XML of a return, once unpacked, that is read at the same time as others (2 MiB): larger ones are read one
    /// after the other, so that the memory of a run does not grow with its workers. Not reported: they only wait.
    pub const BESIDE: u64 = 2 << 20;

    /// Copies with comments that wait in memory for their place, all together, in bytes (64 MiB). Not reported: the
    /// others are made when they are written.
    pub const WAITING: usize = 64 << 20;

    /// How much of a line is compared with the words of the form, in bytes; its whole is read all the same. Not
    /// reported: no words of a form are as long.
    pub const LINE: usize = 16 << 10;

    /// Places that claim to be one field's: a form has one, its row and its label two more. Reported: `TB49`.
    pub const READINGS: usize = 32;

    /// Lines that begin with the same words of the form, for each of them: a form that was pasted together has
    /// some. Reported: `TB32` or `TB35`, for what is beyond.
    pub const ALIKE_LINES: usize = 256;

    /// Lines that are compared with words of the form that are missing, all together. Not reported: the words are
    /// reported as missing, and no line is named for them.
    pub const COMPARED: usize = 4_000;

    /// Places of words that belong to no question, reported one by one. Reported: `TB35`, how many more there are.
    pub const STRAYS: usize = 60;

    /// Words of such a place that are kept next to the report, in letters. Reported: they end in `…`.
    pub const KEPT: usize = 2_000;
}

/// What is kept so as not to be made again, by the workers of a run. Not reported, none of them: what is not kept
/// is made again, and the result is the same.
pub mod kept {
    /// Shapes of paragraphs, rows and tables of one look, each sort by itself: far more than documents have. Not
    /// reported.
    pub const SHAPES: usize = 4096;

    /// Blank forms, with which returned ones are compared: a run goes through the agencies one by one. Not
    /// reported.
    pub const BLANKS: usize = 32;

    /// Words in the form in which they are compared, of each worker: the forms of a campaign say the same few
    /// thousand. Not reported.
    pub const WORDS: usize = 8_192;

    /// The longest of those words, in bytes; no word of Vietnamese has half of it. Not reported.
    pub const WORD: usize = 64;

    /// Texts of forms with their words as they are compared, of each worker: some three hundred in a form, most of them
    /// in every form. Not reported.
    pub const TEXTS: usize = 4_096;

    /// The longest of those texts, in bytes: what is longer is seldom of the form. Not reported.
    pub const TEXT: usize = 400;
}

/// What is reported for faults.
pub mod reported {
    /// How many problems of one kind are reported for one file: the others are like them. Reported: how many more
    /// there are, with the code of the kind (`DL33`).
    pub const IN_FILE: usize = 50;

    /// How many problems of one kind are reported for all files. Reported: as for one file (`DL30`).
    pub const IN_ALL: usize = 1_000;

    /// The longest line that is shown with carets under the spot, in bytes: no person wrote a longer one, and
    /// drawing it takes time. Not reported: line and column are, as always.
    pub const LINE: usize = 100_000;

    /// The longest name, in letters, for which the nearest known one is looked for ("ý bạn là …?"): comparing takes
    /// the product of the lengths. Not reported: there is no such guess then.
    pub const GUESS: usize = 200;
}

/// A run of the program, bounded by `batch` and `command`.
pub mod run {
    use std::time::Duration;

    /// How long a run waits for another that writes into the same folder: a run of some thousand forms ends within
    /// it. Reported: `MT21`.
    pub const PATIENCE: Duration = Duration::from_secs(30);

    /// How often a report is replaced (`collect --replace`), each earlier one kept under its number: an agency
    /// sends some three. Reported: `TB14`.
    pub const VERSIONS: u32 = 1_000;

    /// The largest document of our own that is audited before it is written, in bytes (512 KiB, some hundred
    /// pages). A larger one is tables of thousands of rows, all alike, in a layout that smaller documents have too;
    /// reading it back would cost more than making it. Not reported: `vanban check` audits it when asked.
    pub const AUDITED: usize = 512 << 10;

    /// How many documents LibreOffice is given at once: a call costs seconds, and a command line has an end. Not
    /// reported: the next ones go in the next call.
    pub const PDF_AT_ONCE: usize = 40;

    /// How long LibreOffice may take for one document, before those that it was given with are given up: it hangs
    /// at times, and takes some seconds otherwise. Reported: `MT11`.
    pub const PDF_PATIENCE: Duration = Duration::from_secs(60);

    /// More workers than any machine has cores help nobody. Reported: wrong usage.
    pub const WORKERS: usize = 256;
}

/// What is sent to the page in a browser, taken by `web`.
pub mod page {
    use std::time::Duration;

    /// All files that are sent at once, in bytes (128 MiB): the returns of a country's agencies are some hundred. They
    /// stay in memory until others are sent. Reported: `MT42`.
    pub const SENT: usize = 128 << 20;

    /// How many files are sent at once: a country has 3,300 communes. Reported: `MT43`.
    pub const FILES: usize = 5_000;

    /// A form without files, in bytes (2 MiB), and the fields next to files: the longest text of a section is a tenth.
    /// Reported: `MT42`.
    pub const FORM: usize = 2 << 20;

    /// How long what is sent may stop coming: on one machine it never does. Reported: `MT44`.
    pub const STALLED: Duration = Duration::from_secs(10);

    /// How many pieces of work of a run of the page are remembered with their outcomes. Not reported: the oldest are
    /// forgotten, what they made stays.
    pub const WORKS: usize = 20;

    /// How many rows a list shows at once. Not reported: the others are on its next pages.
    pub const ROWS: usize = 100;
}
