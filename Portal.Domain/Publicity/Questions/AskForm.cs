using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity.Questions;

/// <summary>What the form offers to choose from, and what it promises.</summary>
public sealed record AskForm(IReadOnlyList<CityPlace> Districts, QuestionRules Rules);

/// <summary>The form for questions.</summary>
[OpenToAnyone("Anybody may ask.")]
public sealed record ReadAskForm : IQuery<AskForm>;

internal sealed class ReadAskFormHandler(ICityPlaces places, QuestionRules rules) : IRequestHandler<ReadAskForm, Outcome<AskForm>>
{
    public async Task<Outcome<AskForm>> Handle(ReadAskForm request, CancellationToken cancellationToken) => new AskForm(await places.DistrictsAsync(cancellationToken), rules);
}
