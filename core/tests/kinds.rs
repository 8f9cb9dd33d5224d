//! Which kind of file headers belong to, what the user can say about it, and the files to start from.

use reality_gap_core::records::{Dataset, Ingest, Kind, TEMPLATES, TaskState, template};
use reality_gap_core::settings::Settings;
use reality_gap_core::time::Hours;

const LEADS: &str = "Lead ID,Created,Dealer\n\
    1,2026-09-01 09:00,Northgate Cars\n\
    2,2026-09-01 10:00,Southgate Cars\n";

fn read(files: &[(&str, &str)]) -> Dataset {
    let mut ingest = Ingest::new(&Settings::default());
    for (name, text) in files {
        ingest.open(name);
        ingest.push(text.as_bytes()).expect("a file of text");
        ingest.close().expect("a file that can be used");
    }
    ingest.finish().expect("files that can be joined").0
}

fn with_leads(text: &str) -> Dataset {
    read(&[("leads.csv", LEADS), ("other.csv", text)])
}

/// What a file with these headers is taken for.
fn kind_of(headers: &str) -> Option<Kind> {
    let mut ingest = Ingest::new(&Settings::default());
    ingest.open("file.csv");
    let cells: Vec<&str> = headers.split(';').map(str::trim).collect();
    let text = format!(
        "{}\n{}\n",
        cells.join(","),
        vec!["1"; cells.len()].join(",")
    );
    let _ = ingest.push(text.as_bytes()).and_then(|()| ingest.close());
    let columns = match ingest.finish() {
        Ok((_, columns)) => columns,
        Err(stopped) => stopped.columns,
    };
    columns.first().and_then(|columns| columns.kind)
}

#[test]
fn a_list_of_what_was_done_when_due_is_still_one_of_touches() {
    let data =
        with_leads("lead_id,due_at,done_at,person\n1,2026-09-02 10:00,2026-09-02 09:50,Ada\n");
    assert_eq!(data.files[1].kind, Kind::Touches);
    let mut settings = Settings::default();
    settings.map.insert("tasks.due_at".into(), "due_at".into());
    let mut ingest = Ingest::new(&settings);
    ingest.open("tasks.csv");
    ingest
        .push(b"lead_id,due_at,done_at,person\n1,2026-09-02 10:00,2026-09-02 09:50,Ada\n")
        .expect("text");
    ingest.close().expect("a usable file");
    let data = ingest.finish().expect("a dataset").0;
    assert_eq!((data.files[0].kind, data.tasks.len()), (Kind::Tasks, 1));
}

#[test]
fn every_template_is_read_back_column_by_column() {
    let (_, leads) = template("leads").expect("a template");
    for kind in TEMPLATES {
        let (name, text) = template(kind).expect("a template");
        if kind == "hours" {
            let hours: Hours = reality_gap_core::json::read(&text).expect("opening hours");
            assert_eq!(hours.problem(), None);
            continue;
        }
        // The same rows twice would be set aside.
        let both = [
            ("leads.csv", leads.as_str()),
            (name.as_str(), text.as_str()),
        ];
        let data = read(if kind == "leads" { &both[1..] } else { &both });
        let file = data.files.last().expect("a file");
        assert_eq!(file.kind.name(), kind);
        assert_eq!((file.rows_read, file.rows_counted), (1, 1), "{kind}");
        assert_eq!(file.unused, [""; 0], "{kind}");
        assert!(file.flags.is_empty(), "{file:?}");
        assert!(
            file.mapping.iter().all(|(field, header)| field == header),
            "{file:?}"
        );
        assert!(
            file.notes
                .iter()
                .all(|note| !note.text.english().contains("classified")),
            "{file:?}"
        );
    }
    assert_eq!(template("xyz"), None);
}

#[test]
fn systems_are_known_by_their_headers() {
    let systems = [
        // Telephone systems.
        (
            Kind::Calls,
            "id; answered; business_phone_number; call_type; company_name; company_time_zone; created_at; customer_name; customer_phone_number; direction; duration; first_call; formatted_call_type; formatted_duration; lead_status; source; source_name; start_time; tags; tracking_phone_number; voicemail; recording; agent_email",
        ),
        (
            Kind::Calls,
            "id; sessionId; startTime; duration; durationMs; type; direction; action; result; reason; from.phoneNumber; from.name; to.phoneNumber; to.name; transport",
        ),
        (
            Kind::Calls,
            "sid; parent_call_sid; to; from; direction; status; start_time; end_time; duration; answered_by; price",
        ),
        (
            Kind::Calls,
            "AdvertiserName; AdvertiserId; StartTime (UTC); EndTime; Duration (s); Type; DialedNumber; ForwardToNumber",
        ),
        (
            Kind::Calls,
            "Call Start; Call End; Dialled Number; Calling Number; Withheld; Duration; Call Result; Time To Answer",
        ),
        (
            Kind::Calls,
            "Direction; Type; Phone Number; Name; Date; Time; Action; Action Result; Result Description; Duration",
        ),
        (
            Kind::Calls,
            "Call Id; Agent; Date; Time; Topic; Answered (Y/N); Resolved; Speed of answer in seconds; AvgTalkDuration; Satisfaction rating",
        ),
        // Tasks.
        (
            Kind::Tasks,
            "TaskID; LeadID; TaskCreatedUTCDate; TaskStatusCode; TaskStatus; DueUTCDate; TaskTypeDescription; IsOverdue; IsImportant; IsUserGenerated; ProcessType; ProcessSubType; MissedUserID; DismissedUserID; AssignedToUserID",
        ),
        (
            Kind::Tasks,
            "Id; WhoId; OwnerId; Subject; Status; Priority; ActivityDate; CompletedDateTime; CreatedDate; TaskSubtype; IsClosed",
        ),
        (
            Kind::Tasks,
            "Activity ID; Lead ID; Assigned To; Subject; Status; Due Date; Completed Date; Created Date; Task Subtype",
        ),
        (
            Kind::Tasks,
            "Record ID; Deal ID; hs_task_subject; hs_task_status; hs_task_type; hs_timestamp; hs_task_completion_date; hubspot_owner_id; hs_createdate",
        ),
        (
            Kind::Tasks,
            "Activity - ID; Deal - ID; Activity - Subject; Activity - Type; Activity - Due date; Activity - Done; Activity - Marked as done time",
        ),
        (
            Kind::Tasks,
            "opportunityId; dueDate; completedDate; activityName; activityType",
        ),
        // Appointments.
        (
            Kind::Appointments,
            "Appointment ID; Dealer; Dealer ID; Lead ID; Appt Reason; Appointment Start Date; Appointment Start DateTime; Appointment Status; Is Show; Is No Show; Is Confirmed; Is Completed; Is Cancelled; Rescheduled Date",
        ),
        (
            Kind::Appointments,
            "AppointmentID; LeadID; VisitID; IsShow; IsNoShow; AppointmentType; AppointmentStartUTCDate; ScheduledUTCDate; ConfirmedUTCDate; RescheduledUTCDate; CompletedUTCDate; AppointmentStatus",
        ),
        // Surveys and expectations.
        (
            Kind::Surveys,
            "Survey ID; Dealer; Survey Date; CSAT; Reason",
        ),
        (Kind::Surveys, "Lead ID; Response Date; NPS; Comment"),
        (Kind::Expectations, "Dealer; Respondent; Metric; Value"),
        // Leads and touches stay what they are.
        (
            Kind::Leads,
            "Lead ID; Dealer; Customer; Lead Source; Lead Type; Lead Status; Actual Response Time (Min); Contacted Indicator; Sales Rep; Originated After Hours; Lead Origination Date; First Contact Attempt; Last Attempted Phone Contact; First Customer Contact; Hot Lead; Sold Datetime",
        ),
        (
            Kind::Wide,
            "Dealer; User Group; User; Customer; Dealer ID; Activity Date; Direction; Comm Channel; Comm Type; Interaction Result; Lead Type; Lead Status Type; Lead Status; Lead Source Group; Lead Source; Lead Created Date; Make; Message Content; Global Customer ID; Lead ID; Communication ID",
        ),
        (
            Kind::Wide,
            "activityDateTimeUtc; lead.id; lead.leadStatusName; lead.leadSourceName; customer.firstName; responseTimeActual; soldDateUtc; unansweredCommunication.taskDueDateUtc; unansweredCommunication.type; appointmentUtc; visitStartTimeUtc; appointmentStatus",
        ),
        (
            Kind::Leads,
            "Lead ID; Created; Source; Status; Phone; Next Follow Up; Appointment Date; Appointment Status; Rating; Lost Reason; Score",
        ),
        (
            Kind::Leads,
            "Record Id; Lead Owner; First Name; Last Name; Email; Phone; Lead Source; Lead Status; Created Time; Modified Time; Rating; Converted Date Time",
        ),
        (
            Kind::Touches,
            "lead_id; at; channel; direction; result; person; from; to; duration",
        ),
        (
            Kind::Touches,
            "touch_id; lead_id; activity; started_at; ended_at; agent; channel",
        ),
        (
            Kind::Touches,
            "Lead ID; Call Start Time; Call Type; Call Duration; Owner; Description",
        ),
        (
            Kind::Calls,
            "hs_timestamp; hs_call_title; hs_call_direction; hs_call_disposition; hs_call_duration; hs_call_status; Lead ID; hubspot_owner_id",
        ),
    ];
    let wrong: Vec<_> = systems
        .iter()
        .filter(|(kind, headers)| kind_of(headers) != Some(*kind))
        .map(|(kind, headers)| (kind, kind_of(headers), headers))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_mapped_name_of_staff_does_not_change_the_kind() {
    let calls = "Call ID,Lead ID,Start time,Agent\na,1,2026-09-01 09:10,Ada\n";
    let touches = "Lead ID,Activity Date,Channel,Agent\n1,2026-09-01 09:15,Email,Ada\n";
    let mut settings = Settings::default();
    settings.map.insert("calls.person".into(), "Agent".into());
    settings.map.insert("touches.person".into(), "Agent".into());
    let mut ingest = Ingest::new(&settings);
    for (name, text) in [("calls.csv", calls), ("touches.csv", touches)] {
        ingest.open(name);
        ingest.push(text.as_bytes()).expect("text");
        ingest.close().expect("a usable file");
    }
    let data = ingest.finish().expect("a dataset").0;
    let kinds: Vec<Kind> = data.files.iter().map(|file| file.kind).collect();
    assert_eq!(kinds, [Kind::Calls, Kind::Touches]);
}

#[test]
fn a_field_can_be_said_to_be_in_no_column() {
    let tasks = "task_id,lead_id,created_at,due_at,status\na,1,2026-09-01 09:00,2026-09-02,done\n";
    let mut settings = Settings::default();
    settings.map.insert("tasks.status".into(), String::new());
    settings.map.insert("leads.dealer".into(), String::new());
    let mut ingest = Ingest::new(&settings);
    for (name, text) in [("leads.csv", LEADS), ("tasks.csv", tasks)] {
        ingest.open(name);
        ingest.push(text.as_bytes()).expect("text");
        ingest.close().expect("a usable file");
    }
    let data = ingest.finish().expect("a dataset").0;
    assert_eq!(data.tasks[0].state, TaskState::Open);
    assert_eq!(data.files[1].unused, ["status"]);
    assert!(data.dealers.is_empty() && data.files[0].unused == ["Dealer"]);
}
