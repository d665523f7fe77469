using Portal.Domain.Reporting;

namespace Portal.Web.Pipeline.Accounts;

/// <summary>
/// Carries what an officer typed past the end of a session, where no script has kept it: the form's ticket says whose it was and where it was typed, the text
/// rides sealed through the sign-in form, and is put back unsent for the same person only.
/// </summary>
internal interface IUnsentText
{
    /// <summary>For a form that is shown now to the signed-in officer. Nobody can make one for somebody else.</summary>
    string TicketFor(Guid reportId, CaseAct act);

    /// <summary>The text sealed for the sign-in form, or null when the ticket is not ours or the text is too long.</summary>
    string? Carry(string? ticket, string? text);

    /// <summary>After a sign-in: puts the text back if it is this person's, so that the case shows it in its form. Sends nothing.</summary>
    Task RestoreAsync(string? carried, CancellationToken cancellationToken);
}
