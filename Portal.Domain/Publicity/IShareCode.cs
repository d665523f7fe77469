namespace Portal.Domain.Publicity;

/// <summary>A QR code as one path of an SVG, a module a unit.</summary>
/// <param name="Size">Units on each side, the quiet border included.</param>
public sealed record ShareCode(int Size, string Path);

/// <summary>Draws an address of the public site as a QR code, to be photographed from a screen or from a wall.</summary>
public interface IShareCode
{
    ShareCode Draw(Uri address);
}
