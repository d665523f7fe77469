using Portal.Domain.Publicity.Activities;
using Portal.Domain.Reporting;

namespace Portal.Web.Adapters.Export;

internal static class ExportRegistration
{
    public static IServiceCollection AddExport(this IServiceCollection services) => services
        .AddSingleton<IReceiptPicture, ReceiptPicture>()
        .AddSingleton<IWorkbook, Workbook>();
}
