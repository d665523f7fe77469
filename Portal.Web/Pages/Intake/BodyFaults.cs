
namespace Portal.Web.Pages.Intake;

/// <summary>
/// Tells what the multipart reader throws at a body that is broken or breaks off (<see cref="IOException"/> among others) apart from faults of the site, which throw
/// the same types. What Kestrel itself has judged keeps its own status.
/// </summary>
internal static class BodyFaults
{
    /// <exception cref="IntakeFormException">The body is not a form of ours.</exception>
    public static async ValueTask<T> ToldAsync<T>(ValueTask<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is IOException and not BadHttpRequestException))
        {
            throw new IntakeFormException(broken.Message);
        }
    }
}
