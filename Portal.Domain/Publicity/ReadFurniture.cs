using MediatR;
using Portal.Domain.Access;
using Portal.Domain.Kernel;

namespace Portal.Domain.Publicity;

/// <summary>An entry of the site's menu.</summary>
/// <param name="Url">A whole address, or <c>~/</c> and a path of this site.</param>
/// <param name="Door">The first step of that path: which door of the site it belongs to.</param>
public sealed record MenuLine(string Text, string Url, string Door, bool NewWindow, IReadOnlyList<MenuLine> Items);

/// <summary>What stands around a public page: the menu, and the widgets of the layers that show there, as HTML by zone.</summary>
public sealed record PageFurniture(IReadOnlyList<MenuLine> Menu, IReadOnlyDictionary<string, string> Zones)
{
    public static PageFurniture None { get; } = new([], new Dictionary<string, string>());
}

/// <summary>Where that is worked out.</summary>
public interface IPageFurnisher
{
    Task<PageFurniture> FurnishAsync(ReadFurniture page, CancellationToken cancellationToken);
}

/// <summary>What stands around one public page: the same for every visitor.</summary>
/// <param name="BasePath">What stands before each link of the page.</param>
/// <param name="Path">The page's path without it.</param>
/// <param name="ItemId">The published item that the page shows; empty for others.</param>
[OpenToAnyone("The frame of a public page is for everybody.")]
public sealed record ReadFurniture(string BasePath, string Path, string ItemId) : IQuery<PageFurniture>;

internal sealed class ReadFurnitureHandler(IPageFurnisher furnisher) : IRequestHandler<ReadFurniture, Outcome<PageFurniture>>
{
    public async Task<Outcome<PageFurniture>> Handle(ReadFurniture request, CancellationToken cancellationToken) => await furnisher.FurnishAsync(request, cancellationToken);
}
