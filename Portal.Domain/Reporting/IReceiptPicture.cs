namespace Portal.Domain.Reporting;

/// <summary>Draws a receipt: as a picture to keep (WeChat's browser neither downloads nor prints, but a long press keeps a picture), and its QR code.</summary>
public interface IReceiptPicture
{
    /// <summary>A PNG with the six groups and the QR code.</summary>
    byte[] Draw(Receipt receipt);

    /// <summary>The QR code of the 24 characters as a PNG. It holds no address.</summary>
    byte[] DrawQr(Receipt receipt);
}
