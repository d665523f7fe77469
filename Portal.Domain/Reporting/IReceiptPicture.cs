using Portal.Domain.Kernel;

namespace Portal.Domain.Reporting;

/// <summary>Draws a receipt: as a picture to keep (WeChat's browser neither downloads nor prints, but a long press keeps a picture), and its QR code.</summary>
public interface IReceiptPicture
{
    /// <summary>A PNG with the six groups and the QR code.</summary>
    /// <param name="language">Of the words above them.</param>
    byte[] Draw(Receipt receipt, Language language);

    /// <summary>The QR code of the 24 characters as a PNG. It holds no address.</summary>
    byte[] DrawQr(Receipt receipt);
}
