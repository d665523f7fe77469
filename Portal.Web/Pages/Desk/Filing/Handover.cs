namespace Portal.Web.Pages.Desk.Filing;

/// <summary>How the receipt reached the caller. Asked so that no receipt is lost by haste; kept nowhere.</summary>
internal enum Handover
{
    ReadOut = 1,
    Printed = 2,
    Posted = 3,

    /// <summary>A letter without an address, or somebody who wants none.</summary>
    Nobody = 4,
}
