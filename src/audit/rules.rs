//! Audit: the judgement rules. To add one: a file here, and its line in [`ALL`].

mod active;
mod addressee_ends;
mod addressee_label;
mod addressee_level;
mod addressee_missing;
mod addressee_one;
mod addressee_surplus;
mod appendix_mentioned;
mod appendix_note;
mod appendix_number;
mod appendix_page;
mod appendix_small;
mod article_stop;
mod as_above;
mod as_article;
mod attached_colon;
mod basis_dash;
mod basis_ends;
mod blank_lines;
mod blank_page;
mod body_indent;
mod capacity_form;
mod capacity_second_line;
mod certain_capitals;
mod changes;
mod cited_number;
mod color;
mod comments;
mod comrade;
mod dash_one_kind;
mod date_before_basis;
mod date_form;
mod date_real;
mod date_row;
mod date_zero;
mod date_zero_text;
mod decides_colon;
mod decimals_mixed;
mod deputy_alone;
mod district;
mod double_space;
mod end_mark;
mod end_sign;
mod field_unended;
mod figure_words;
mod file_particulars;
mod filing_form;
mod filing_last;
mod head_borders;
mod head_table;
mod heading_style;
mod hidden;
mod highlight;
mod issuer_abbreviated;
mod kind_missing;
mod law_capitals;
mod law_number;
mod leftovers;
mod legacy_code;
mod legacy_font;
mod letter_about;
mod letter_gap;
mod lookalikes;
mod motto;
mod name_degree;
mod name_upper;
mod national_name;
mod national_name_line;
mod nfc_form;
mod no_marks;
mod number_form;
mod number_kind;
mod number_letter;
mod number_signs;
mod number_year;
mod number_zero;
mod numbering;
mod numbers_mixed;
mod page_landscape;
mod page_number_appendix;
mod page_number_digits;
mod page_number_edge;
mod page_number_first;
mod page_number_foot;
mod page_number_missing;
mod page_number_runs;
mod part_number;
mod part_small;
mod part_title;
mod party_name;
mod point_letter;
mod post_body;
mod prelude;
mod private_numbers;
mod protection;
mod quotes_mixed;
mod quotes_open;
mod recipients_dash;
mod recipients_ends;
mod recipients_missing;
mod secret_typed;
mod sentence_capital;
mod sequence_article;
mod sequence_clause;
mod sequence_point;
mod sequence_subclause;
mod signature_level;
mod signature_page;
mod signature_picture;
mod soft_break;
mod space_after;
mod space_before;
mod spaces_to_align;
mod spelling;
mod squeezed;
mod star;
mod subject_about;
mod subject_dashes;
mod subject_initial;
mod subject_repeats;
mod subject_stop;
mod syllables;
mod table_head;
mod table_numbers;
mod table_title;
mod thousands;
mod title_abbreviated;
mod tone_mix;
mod two_regimes;
mod unit_number;
mod weekday_capital;

use super::rule::Rule;

/// Every judgement rule, in the order of a page.
pub static ALL: &[Rule] = &[
    two_regimes::RULE,
    national_name::RULE,
    motto::RULE,
    party_name::RULE,
    issuer_abbreviated::RULE,
    district::RULE,
    star::RULE,
    number_form::RULE,
    number_zero::RULE,
    number_kind::RULE,
    number_letter::RULE,
    number_year::RULE,
    date_zero::RULE,
    date_form::RULE,
    date_before_basis::RULE,
    date_row::RULE,
    kind_missing::RULE,
    subject_about::RULE,
    letter_about::RULE,
    subject_stop::RULE,
    subject_initial::RULE,
    subject_repeats::RULE,
    subject_dashes::RULE,
    addressee_missing::RULE,
    addressee_surplus::RULE,
    addressee_label::RULE,
    addressee_ends::RULE,
    basis_ends::RULE,
    basis_dash::RULE,
    end_mark::RULE,
    numbering::RULE,
    point_letter::RULE,
    capacity_form::RULE,
    capacity_second_line::RULE,
    deputy_alone::RULE,
    name_degree::RULE,
    name_upper::RULE,
    title_abbreviated::RULE,
    signature_level::RULE,
    recipients_missing::RULE,
    recipients_dash::RULE,
    recipients_ends::RULE,
    filing_form::RULE,
    filing_last::RULE,
    as_above::RULE,
    appendix_number::RULE,
    appendix_note::RULE,
    appendix_small::RULE,
    appendix_page::RULE,
    appendix_mentioned::RULE,
    page_number_missing::RULE,
    page_number_foot::RULE,
    page_number_first::RULE,
    changes::RULE,
    comments::RULE,
    field_unended::RULE,
    active::RULE,
    protection::RULE,
    hidden::RULE,
    color::RULE,
    highlight::RULE,
    squeezed::RULE,
    blank_lines::RULE,
    spaces_to_align::RULE,
    soft_break::RULE,
    head_borders::RULE,
    nfc_form::RULE,
    lookalikes::RULE,
    legacy_font::RULE,
    legacy_code::RULE,
    tone_mix::RULE,
    double_space::RULE,
    space_before::RULE,
    space_after::RULE,
    quotes_mixed::RULE,
    quotes_open::RULE,
    date_zero_text::RULE,
    cited_number::RULE,
    law_number::RULE,
    figure_words::RULE,
    law_capitals::RULE,
    certain_capitals::RULE,
    weekday_capital::RULE,
    thousands::RULE,
    leftovers::RULE,
    spelling::RULE,
    private_numbers::RULE,
    page_landscape::RULE,
    page_number_appendix::RULE,
    page_number_runs::RULE,
    page_number_digits::RULE,
    page_number_edge::RULE,
    national_name_line::RULE,
    part_number::RULE,
    part_small::RULE,
    part_title::RULE,
    sequence_article::RULE,
    sequence_clause::RULE,
    sequence_subclause::RULE,
    sequence_point::RULE,
    signature_picture::RULE,
    file_particulars::RULE,
    sentence_capital::RULE,
    unit_number::RULE,
    addressee_one::RULE,
    addressee_level::RULE,
    letter_gap::RULE,
    article_stop::RULE,
    dash_one_kind::RULE,
    numbers_mixed::RULE,
    post_body::RULE,
    signature_page::RULE,
    as_article::RULE,
    secret_typed::RULE,
    body_indent::RULE,
    table_head::RULE,
    table_title::RULE,
    table_numbers::RULE,
    head_table::RULE,
    heading_style::RULE,
    syllables::RULE,
    no_marks::RULE,
    end_sign::RULE,
    decides_colon::RULE,
    decimals_mixed::RULE,
    blank_page::RULE,
    number_signs::RULE,
    comrade::RULE,
    attached_colon::RULE,
    date_real::RULE,
];
