using static Portal.Domain.Publicity.Programme.FieldKind;
using static Portal.Domain.Publicity.Programme.FieldUses;

namespace Portal.Domain.Publicity.Programme;

/// <summary>The registers of the year's programme, in the order in which the hub shows them. docs/programme.md says which row of the programme each one answers.</summary>
public static class ProgrammeRegisters
{
    public const string Plate = "Plate";
    public const string Draw = "InspectionDraw";
    public const string Enforcement = "EnforcementNotice";
    public const string Standard = "StandardFirm";
    public const string Targets = "ControlTarget";
    public const string Duties = "DutyList";
    public const string Plans = "InspectionPlan";
    public const string MustCheck = "MustCheck";
    public const string Action = "ActionTask";
    public const string EmergencyPlan = "EmergencyPlan";
    public const string Phone = "DutyPhone";
    public const string Association = "AssociationNorm";
    public const string Honour = "Honour";
    public const string Unit = "WatchedUnit";
    public const string Shelter = "Shelter";
    public const string Team = "RescueTeam";
    public const string Meeting = "CommitteeMeeting";
    public const string Assessment = "Assessment";

    private const string Goals = "Goals";
    private const string Watch = "Watch";
    private const string Law = "Law";
    private const string Ready = "Ready";
    private const string Together = "Together";

    public static IReadOnlyList<ProgrammeRegister> All { get; } =
    [
        new("targets", Targets, Goals, StandingRule.None,
        [
            One("Year", Number, List | Filter), One("Scope", Text, List), One("AccidentsLimit", Number, List), One("DeathsLimit", Number, List), One("Definitions", Texts),
            Table("Figures", Cell("Month"), Cell("District"), Cell("Industry"), Cell("Accidents", Number), Cell("Deaths", Number), Cell("Mark")),
            Table("LastYear", Cell("Month"), Cell("Accidents", Number), Cell("Deaths", Number)),
            Table("Revisions", Cell("On", Day), Cell("What"), Cell("Why")),
        ]),
        new("action", Action, Goals, StandingRule.Deadline,
        [
            One("Industry", Text, List | Filter), One("PlanNumber", Number), One("Plan", Text, List | Filter), One("Owner", Text, Filter | Search), One("Begins", Day), One("Ends", Day, List),
            One("Percent", Number, List), One("LastReport", Day, List), One("DoneOn", Day), One("Result"),
            Table("Milestones", Cell("What"), Cell("Due", Day), Cell("DoneOn", Day), Cell("Percent", Number), Cell("Note")),
        ]),
        new("duties", Duties, Goals, StandingRule.None,
        [
            One("Post", Text, List | Search), One("Kind", Text, List | Filter), One("Body", Text, List | Filter), One("Year", Number, List | Filter), One("Version", Text, List),
            Table("Items", Cell("What"), Cell("When"), Cell("Mark"), Cell("State")), Table("Versions", Cell("Version"), Cell("On", Day), Cell("Change")), One("Document", Link),
        ]),
        new("meetings", Meeting, Goals, StandingRule.Deadline,
        [
            One("Body", Text, List | Filter), One("Kind", Text, List | Filter), One("HeldOn", Day, List), One("Chair"), One("Topics", Texts, Search),
            Table("Tasks", Cell("What", Text, Search), Cell("Owner", Text, Filter), Cell("Due", Day), Cell("DoneOn", Day), Cell("Note")),
        ]),
        new("assessments", Assessment, Goals, StandingRule.None,
        [
            One("Year", Number, List | Filter), One("Kind", Text, List | Filter), One("Body", Text, List | Filter), One("IssuedOn", Day, List), One("Rules", Texts),
            Table("Results", Cell("Name", Text, Search), Cell("Grade", Text, Filter), Cell("Note")), Table("Problems", Cell("What"), Cell("Owner"), Cell("Due", Day), Cell("State")), One("LeadsTo"),
        ]),
        new("plates", Plate, Watch, StandingRule.Deadline,
        [
            One("Unit", Text, List | Search), One("Hazard", Text, Search), One("Industry", Text, Filter), One("District", Text, List | Filter), One("Supervisor", Text, List | Filter),
            One("Owner"), One("DocumentNumber", Text, Search), One("ListedOn", Day), One("Deadline", Day, List), One("StopWork", Truth), One("StopWorkScope"),
            Table("Extensions", Cell("On", Day), Cell("Until", Day), Cell("Why"), Cell("DocumentNumber")), Table("Progress", Cell("On", Day), Cell("What")),
            One("AcceptedOn", Day), One("AcceptedBy"), One("RemovedOn", Day),
        ]),
        new("draws", Draw, Watch, StandingRule.Deadline,
        [
            One("DrawnOn", Day, List), One("Body", Text, List | Filter), One("Scope", Text, List), One("ListSize", Number), One("Seed"), One("ListHash"), One("Candidates", Texts),
            One("InspectorPool", Texts), One("Inspectors", Texts),
            Table(
                "Objects", Cell("Firm", Text, Search), Cell("District", Text, Filter), Cell("Industry", Text, Filter), Cell("Inspectors"), Cell("InspectedOn", Day), Cell("Result", Text, Filter),
                Cell("ResultOn", Day), Cell("Note")),
        ]),
        new("enforcement", Enforcement, Law, StandingRule.Disclosure,
        [
            One("Stage", Text, List | Filter), One("Kind", Text, List | Filter), One("Party", Text, List | Search), One("Body", Text, List | Filter), One("DocumentNumber", Text, Search),
            One("Findings"), One("Basis", Texts), One("Decision"), One("DecidedOn", Day, List), One("DisclosedOn", Day), One("LegalReview", Truth), One("Remedy"),
            Table("Persons", Cell("Badge", Text, Search), Cell("Post"), Cell("Scope")), One("Steps", Texts), Table("Statistics", Cell("What"), Cell("Count", Number), Cell("Note")),
        ]),
        new("inspection-plans", Plans, Law, StandingRule.Deadline,
        [
            One("Year", Number, List | Filter), One("Body", Text, List | Filter), One("Scope", Text, List), One("DocumentNumber", Text, Search),
            Table(
                "Classes", Cell("Class", Text, Filter), Cell("Frequency"), Cell("Items"), Cell("Planned", Number), Cell("Q1", Number), Cell("Q2", Number), Cell("Q3", Number), Cell("Q4", Number)),
            One("Document", Link),
        ]),
        new("must-check", MustCheck, Law, StandingRule.None,
        [
            One("Industry", Text, List | Filter), One("Scope", Text, List), One("Body", Text, List), One("EffectiveOn", Day, List), Table("Items", Cell("What", Text, Search), Cell("Plain"), Cell("How"), Cell("Basis")),
        ]),
        new("standards", Standard, Watch, StandingRule.Validity,
        [
            One("Firm", Text, List | Search), One("Level", Text, List | Filter), One("Standard", Text, List), One("Industry", Text, Filter), One("District", Text, List | Filter),
            One("Certificate", Text, Search), One("IssuedBy"), One("IssuedOn", Day), One("ValidTo", Day, List), One("RevokedOn", Day), One("RevokedWhy"),
            Table("History", Cell("On", Day), Cell("What")),
        ]),
        new("units", Unit, Watch, StandingRule.Validity,
        [
            One("Kind", Text, List | Filter), One("District", Text, List | Filter), One("Condition", Text, List | Filter), One("ConditionOn", Day, List), One("AcceptedOn", Day), One("Licence", Text, Search), One("LicensedBy"),
            One("LicensedTo", Day), One("Officer", Text, Filter), One("RevokedOn", Day), One("RevokedWhy"), Table("Hazards", Cell("What"), Cell("Level", Text, Filter), Cell("Check", Day)),
            Table("Parties", Cell("Role"), Cell("Unit", Text, Search)), Table("Works", Cell("What", Text, Search), Cell("Plan"), Cell("ReviewedOn", Day), Cell("State")),
        ]),
        new("warnings", PublicTypes.Warning, Ready, StandingRule.Span,
        [
            One("Level", Text, List | Filter), One("Kind", Text, List | Filter), One("Areas", Texts, List | Filter), One("Begins", Moment, List), One("Ends", Moment, List), One("Advice"),
        ]),
        new("emergency-plans", EmergencyPlan, Ready, StandingRule.Validity,
        [
            One("Kind", Text, List | Filter), One("Hazard", Text, List | Search), One("Body", Text, List | Filter), One("DocumentNumber", Text, Search), One("IssuedOn", Day, List), One("ReviewBy", Day, List),
            Table("Levels", Cell("Level"), Cell("When"), Cell("Who"), Cell("What")), One("ForPublic", Texts), One("RevokedOn", Day), One("RevokedWhy"), One("Document", Link),
        ]),
        new("phones", Phone, Ready, StandingRule.None,
        [
            One("Body", Text, List | Search), One("Kind", Text, List | Filter), One("District", Text, List | Filter), One("Phone", Text, List | Search), One("Hours", Text, List), One("CheckedOn", Day), One("About"),
        ]),
        new("shelters", Shelter, Ready, StandingRule.None,
        [
            One("Kind", Text, List | Filter), One("District", Text, List | Filter), One("Address", Text, List | Search), One("Capacity", Number, List), One("Suits", Texts, Filter), One("Facilities", Texts, Search),
            One("OpensWhen"), One("KeeperPhone"), One("CheckedOn", Day),
        ]),
        new("rescue-teams", Team, Ready, StandingRule.Validity,
        [
            One("Kind", Text, List | Filter), One("District", Text, List | Filter), One("Skills", Texts, List | Filter), One("Members", Number), One("Affiliation"), One("TeamPhone"), One("ReviewedOn", Day),
            One("ValidTo", Day, List), One("RevokedOn", Day), One("RevokedWhy"), One("Joining"), Table("Missions", Cell("On", Day), Cell("What")),
        ]),
        new("associations", Association, Together, StandingRule.None,
        [
            One("Association", Text, List | Filter | Search), One("Kind", Text, List | Filter), One("Industry", Text, Filter), One("IssuedOn", Day, List), One("CommentsUntil", Day), One("Clauses", Texts),
            Table("Pledged", Cell("Firm", Text, Search), Cell("On", Day)), One("EventBegins", Moment), One("EventEnds", Moment), One("Place"), One("Contact"), One("Document", Link),
        ]),
        new("honours", Honour, Together, StandingRule.Notice,
        [
            One("Year", Number, Filter), One("Kind", Text, List | Filter), One("GivenBy", Text, List | Filter), One("NoticeFrom", Day, List), One("NoticeTo", Day, List),
            Table("Nominees", Cell("Name", Text, Search), Cell("District", Text, Filter), Cell("Deed")), One("ObjectionPhone"), One("ObjectionMail"), One("ObjectionPlace"),
            One("GrantedOn", Day), One("DocumentNumber"), One("WithdrawnOn", Day), One("WithdrawnWhy"),
        ]),
    ];

    /// <summary>The content types of all registers.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. All.Select(r => r.Type)];

    public static ProgrammeRegister? At(string slug) => All.FirstOrDefault(r => r.Slug == slug);

    public static ProgrammeRegister? Of(string type) => All.FirstOrDefault(r => r.Type == type);

    private static RegisterField One(string name, FieldKind kind = Text, FieldUses uses = None) => new(name, kind, uses, []);

    private static RegisterField Table(string name, params RegisterCell[] cells) => new(name, Rows, None, cells);

    private static RegisterCell Cell(string name, FieldKind kind = Text, FieldUses uses = None) => new(name, kind, uses);
}
