//! What people and pages do with the widget, one function each.

mod account;
mod answer;
mod axe;
mod bundles;
mod choices;
mod customers;
mod errors;
mod exports;
mod first;
mod foreign;
mod frame;
mod hands;
mod hostile;
mod hosts;
mod keys;
mod languages;
mod large;
mod lifecycle;
mod looks;
mod many;
mod mapping;
mod marks;
mod network;
mod parity;
mod policy;
mod reader;
mod single;
mod site;
mod steady;
mod versions;

use anyhow::Result;

use crate::browsers::Session;

/// One scenario; `run` gets the session and the trial's name.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&Session, &str) -> Result<()>,
}

macro_rules! scenarios {
    ($($module:ident::$name:ident),* $(,)?) => {
        &[$(Scenario { name: stringify!($name), run: $module::$name }),*]
    };
}

/// All of them, in order.
pub(crate) const ALL: &[Scenario] = scenarios![
    answer::a_chosen_file_becomes_an_answer,
    answer::a_dropped_file_becomes_an_answer,
    answer::the_sample_brings_its_own_zone,
    answer::nothing_is_shown_before_the_guess,
    answer::moving_the_expectation_moves_the_gap,
    answer::one_dealer_alone,
    answer::a_long_reading_can_be_stopped,
    answer::cleared_means_gone,
    answer::a_hostile_name_stays_text,
    parity::the_same_bytes_as_the_command_line,
    parity::two_joined_files_give_the_same_bytes,
    parity::the_bank_log_gives_the_same_bytes,
    policy::the_strictest_policy_has_nothing_to_refuse,
    policy::nothing_is_asked_for_after_the_start,
    policy::without_a_worker_the_numbers_are_the_same,
    policy::two_widgets_do_not_meet,
    errors::files_that_cannot_be_used_say_so_and_the_page_goes_on,
    errors::odd_files_are_read_with_a_note,
    errors::a_line_without_end_does_not_end_the_page,
    errors::an_address_that_is_not_there,
    errors::an_address_of_another_site,
    network::eight_files_dropped_at_once,
    network::hours_go_with_the_files,
    network::files_named_by_child_elements,
    network::the_whole_network_fits_a_narrow_page,
    network::all_kinds_of_files_give_the_same_bytes,
    mapping::columns_are_named_and_kept_as_a_profile,
    mapping::columns_are_named_by_keyboard,
    choices::a_template_is_a_file,
    choices::the_leads_behind_a_figure,
    choices::another_rate_is_tried,
    choices::another_definition_says_whose_it_is,
    choices::saved_without_people,
    choices::people_are_masked_and_small_cells_hidden,
    marks::a_bar_chooses_by_click_and_by_key,
    marks::a_table_is_sorted_and_the_focus_stays,
    marks::a_tooltip_can_be_read_and_sent_away,
    marks::a_choice_is_taken_back_by_key,
    marks::choices_in_the_address_survive_a_reload,
    foreign::the_readers_are_loaded_for_the_first_file_that_needs_them,
    foreign::a_workbook_gives_the_same_bytes,
    foreign::an_archive_of_two_exports_gives_the_same_bytes,
    foreign::a_compressed_export_gives_the_same_bytes,
    foreign::json_gives_the_same_bytes,
    foreign::a_page_that_shut_its_network_off_still_opens_them,
    foreign::what_no_reader_knows_is_said,
    foreign::a_reader_that_is_not_there_or_stops_ends_one_file,
    foreign::a_program_without_memory_says_so,
    foreign::an_opening_that_takes_long_can_be_stopped,
    account::the_rows_set_aside_are_shown_and_saved,
    customers::names_of_customers_are_shown_when_asked_for,
    first::the_empty_state_is_there_before_the_program,
    first::a_page_with_a_source_begins_with_reading,
    first::a_program_that_cannot_start_says_why,
    large::a_large_file_is_read_by_several_workers,
    large::a_large_file_is_given_up_at_once,
    many::twenty_widgets_share_one_program,
    lifecycle::a_moved_widget_keeps_everything,
    lifecycle::a_widget_taken_out_comes_back_as_it_was,
    lifecycle::two_hundred_widgets_come_and_go,
    single::the_single_file_works_from_disk,
    keys::the_whole_job_by_keys,
    keys::marks_are_gone_through,
    keys::the_focus_goes_in_reading_order,
    keys::engines_tell_roles_and_names,
    keys::news_is_said_once_and_in_time,
    frame::a_frame_speaks_with_its_page,
    frame::a_sandboxed_frame_speaks_too,
    frame::a_frame_listens_to_nobody_else,
    versions::two_versions_stand_side_by_side,
    versions::scripts_of_another_site_are_checked,
    versions::files_are_where_the_host_says,
    hostile::hostile_words_stay_words_everywhere,
    hosts::no_style_sheet_of_a_page_comes_in,
    hosts::it_fits_whatever_lays_it_out,
    hosts::the_page_around_stays_as_it_was,
    exports::files_are_made_for_whom_they_are,
    looks::the_report_looks_as_approved,
    site::the_documents_show_the_widget_at_work,
    site::an_example_of_the_documents_reads_what_its_button_says,
    axe::no_rule_is_broken_before_the_report,
    axe::no_rule_is_broken_in_the_report,
    axe::no_rule_is_broken_on_paper,
    axe::no_rule_is_broken_in_a_narrow_page,
    bundles::bundled_by_nobody,
    bundles::bundled_by_vite,
    bundles::bundled_by_vite_as_a_library,
    bundles::bundled_by_webpack,
    bundles::bundled_by_rollup,
    bundles::bundled_by_esbuild,
    bundles::bundled_by_parcel,
    bundles::bundled_by_next,
    bundles::the_example_of_every_framework,
    bundles::sixteen_checks_in_every_framework,
    hands::the_slider_goes_by_keys,
    hands::a_narrow_page_does_not_scroll_sideways,
    reader::text_twice_as_large_loses_nothing,
    reader::contrast_and_headings_are_as_asked_for,
];

/// What one engine shows for all of them, because it asks things that only this engine can be asked, or that are no
/// engine's doing.
pub(crate) const CHROMIUM: &[Scenario] = scenarios![
    languages::no_rule_is_broken_in_any_language,
    steady::the_demo_stands_still,
];
