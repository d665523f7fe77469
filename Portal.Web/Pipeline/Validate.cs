using FluentValidation;
using MediatR;
using Portal.Domain.Kernel;

namespace Portal.Web.Pipeline;

/// <summary>Runs the request's validators. A failure's error code is the refusal's code, its property the field, its state the message's arguments.</summary>
internal sealed class Validate<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var refusals = new List<Refusal>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            refusals.AddRange(result.Errors.Select(e => new Refusal(e.ErrorCode, e.PropertyName, e.CustomState as object[] ?? [])));
        }

        return refusals.Count == 0 ? await next() : TResponse.Refused(refusals);
    }
}
