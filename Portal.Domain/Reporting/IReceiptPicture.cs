using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Draws a receipt: as a picture to keep (WeChat's browser neither downloads nor prints, but a long press keeps a picture), and its QR code.</summary>
public interface IReceiptPicture
{
    /// <summary>A PNG with the six groups and the QR code.</summary>
    /// <param name="language">Of the words above them.</param>
    byte[] Draw(Receipt receipt, Language language);

    /// <summary>The QR code of the 24 characters, to be drawn by the browser. It holds no address.</summary>
    QrDrawing DrawQr(Receipt receipt);
}

/// <summary>A QR code as one path of an SVG, a module a unit.</summary>
/// <param name="Size">Units on each side, the quiet border included.</param>
public sealed record QrDrawing(int Size, string Path);
