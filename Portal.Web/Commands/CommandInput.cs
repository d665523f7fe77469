using System.Text;

namespace Portal.Web.Commands;

/// <summary>What people type at a command. A secret is read without showing it, and never comes as an argument: those stand in the list of processes.</summary>
internal sealed class CommandInput(TextReader reader, bool isTerminal = false)
{
    public static CommandInput OfConsole() => new(Console.In, isTerminal: !Console.IsInputRedirected);

    /// <summary>One line; null when there is no more.</summary>
    public string? ReadSecret() => isTerminal ? ReadHidden() : reader.ReadLine();

    private static string? ReadHidden()
    {
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
            {
                typed.Length--;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.WriteLine();
        return typed.ToString();
    }
}
