using FluentValidation;
using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>
/// Files what somebody says on the telephone, writes in a letter or tells on a visit, as <see cref="SubmitReport"/> files what he types himself: the same
/// rules, seal, recipients and receipt. The clerk opens nothing by it. Refusals: those of the form, and <c>ChooseChannel</c>.
/// </summary>
/// <param name="Channel">The way it came; null while none was chosen. Kept inside the seal only.</param>
/// <param name="Receipt">Derived beforehand: no transaction waits for a key derivation.</param>
[Requires(Permission.FileForCallers)]
[RecordedByDay]
public sealed record FileForCaller(DraftTicket Ticket, ReportAnswers Answers, Channel? Channel, ReceiptKeys Receipt) : IAct<FiledReport>;

internal sealed class FileForCallerValidator : AbstractValidator<FileForCaller>
{
    public FileForCallerValidator() =>
        RuleFor(r => r.Channel).Must(c => c is { } chosen && CallerChannels.All.Contains(chosen)).WithErrorCode("ChooseChannel");
}

internal sealed class FileForCallerHandler(ReportFiling filing) : IRequestHandler<FileForCaller, Outcome<FiledReport>>
{
    public Task<Outcome<FiledReport>> Handle(FileForCaller request, CancellationToken cancellationToken) =>
        filing.FileAsync(new Filing(request.Ticket, request.Answers, request.Receipt, request.Channel!.Value), cancellationToken);
}

/// <summary>The ways a report comes to the desk.</summary>
public static class CallerChannels
{
    public static IReadOnlyList<Channel> All { get; } = [Channel.SafetyHotline, Channel.CityHotline, Channel.Letter, Channel.Visit];
}

/// <summary>What the desk's form offers. Sent before anything of a form is read, so that who may not file has not a byte of a file looked at.</summary>
[Requires(Permission.FileForCallers)]
[Routine]
public sealed record ReadCallerForm : IQuery<IntakeView>;

internal sealed class ReadCallerFormHandler(IMediator mediator) : IRequestHandler<ReadCallerForm, Outcome<IntakeView>>
{
    public Task<Outcome<IntakeView>> Handle(ReadCallerForm request, CancellationToken cancellationToken) =>
        mediator.Send(new ReadIntake(), cancellationToken);
}
