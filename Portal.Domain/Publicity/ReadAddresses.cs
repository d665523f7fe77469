using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>Everything published, for the map of the site.</summary>
public sealed record AddressesView(IReadOnlyList<PublicColumn> Columns, IReadOnlyList<PublicLine> Lines);

/// <summary>The addresses of all that is published.</summary>
[OpenToAnyone("Addresses of published pages are public.")]
public sealed record ReadAddresses : IQuery<AddressesView>;

internal sealed class ReadAddressesHandler(IPublicContent content) : IRequestHandler<ReadAddresses, Outcome<AddressesView>>
{
    public async Task<Outcome<AddressesView>> Handle(ReadAddresses request, CancellationToken cancellationToken) =>
        new AddressesView(await content.ColumnsAsync(cancellationToken), await content.AllAsync(cancellationToken));
}
