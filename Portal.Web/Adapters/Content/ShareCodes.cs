using System.Globalization;
using System.Text;
using Portal.Domain.Publicity;
using QRCoder;

namespace Portal.Web.Adapters.Content;

/// <summary>Draws an address as a QR code, row by row.</summary>
internal sealed class ShareCodes : IShareCode
{
    public ShareCode Draw(Uri address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var first = x;
                while (x < modules.Count && modules[y][x])
                {
                    x++;
                }

                if (x > first)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{first} {y}h{x - first}v1h-{x - first}z");
                }
            }
        }

        return new ShareCode(modules.Count, path.ToString());
    }
}
