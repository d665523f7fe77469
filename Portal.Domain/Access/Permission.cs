namespace Portal.Domain.Access;

/// <summary>What a member of staff may do. Roles are sets of these.</summary>
public enum Permission
{
    /// <summary>See the case list and open cases whose key one holds.</summary>
    ReadCases = 1,

    /// <summary>Accept, refuse, close, write to the reporter, note.</summary>
    HandleCases,

    /// <summary>Give or take a colleague's access to a case that one can open.</summary>
    ShareCases,

    /// <summary>Departments, districts, hazard kinds, routing.</summary>
    ManageSystem,

    /// <summary>Propose appointments and removals, accept public keys, end sessions.</summary>
    ManageStaff,

    /// <summary>Confirm what the security administrator proposed.</summary>
    ConfirmStaff,

    /// <summary>Read and export the audit log and the sign-in log.</summary>
    ReadAudit,

    /// <summary>One's own account: password, second factor, sessions.</summary>
    OwnAccount,

    /// <summary>Confirm what the system administrator proposed: which department reports go to, and which is the duty desk.</summary>
    ConfirmSystem,

    /// <summary>Ask to keep a case beyond its time, or to let it go, where one can open it.</summary>
    HoldCases,

    /// <summary>Give the second word on what somebody of another role asked.</summary>
    ConfirmHolds,

    /// <summary>Take down a report that came by telephone, letter or visit. Gives no sight of any case.</summary>
    FileForCallers,

    /// <summary>Write items of the publicity site and hand them in for review.</summary>
    WriteContent,

    /// <summary>Give the first and the second word of the review (初审、复审).</summary>
    ReviewContent,

    /// <summary>Give the last word (终审), publish, and take down.</summary>
    PublishContent,

    /// <summary>Columns, and which editor works on which of them.</summary>
    ManageColumns,

    /// <summary>Write what runs on the server for every visitor: templates, Liquid, text that is not sanitized.</summary>
    AuthorTemplates,

    /// <summary>Bring in items and definitions from a recipe.</summary>
    ImportContent,

    /// <summary>Run activities: read who signed up, count who came, close and cancel, answer requests for a visit. Within the column bounds of the person.</summary>
    RunActivities,
    /// <summary>Take up the public's questions, pass them to departments, write answers.</summary>
    AnswerQuestions,

    /// <summary>Give the second word on an answer, and publish it.</summary>
    ReviewAnswers,
}
