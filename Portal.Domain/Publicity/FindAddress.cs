using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>What answers at an address; nothing where no item does.</summary>
[OpenToAnyone("Addresses of published pages are public.")]
public sealed record FindAddress(string Path) : IQuery<PublicAddress?>;

internal sealed class FindAddressHandler(IPublicContent content) : IRequestHandler<FindAddress, Outcome<PublicAddress?>>
{
    public async Task<Outcome<PublicAddress?>> Handle(FindAddress request, CancellationToken cancellationToken) =>
        Outcome<PublicAddress?>.Done(await content.FindAddressAsync(request.Path, cancellationToken));
}
