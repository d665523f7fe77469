namespace Portal.Web.Adapters.Data.Mail;

/// <summary>When one kind of mail went out last. The row is the claim: of two nodes one moves it on, and only that one makes the mails.</summary>
internal sealed class MailClock
{
    /// <summary>The daily beat, the same whether there is work or not.</summary>
    public const string Beat = "beat";

    /// <summary>An urgent report out of hours.</summary>
    public const string Call = "call";

    public string Name { get; set; } = "";

    /// <summary>The beat's set time, or the minute in which the desk was called.</summary>
    public DateTime LastAt { get; set; }
}

/// <summary>How sending has fared, in one row and in days.</summary>
internal sealed class MailState
{
    public const int TheOne = 1;

    public int Id { get; set; } = TheOne;

    public DateOnly? LastSentOn { get; set; }

    public DateOnly? FailingSince { get; set; }

    /// <summary>The kind of the last fault, never its message: that may quote an address.</summary>
    public string Fault { get; set; } = "";
}

/// <summary>One mail to one person, until the mail server has taken it.</summary>
internal sealed class OutboxMail
{
    /// <summary>Random; the Message-ID is made of it, so that a mailbox drops the repeat after a crash.</summary>
    public Guid Id { get; set; }

    public Guid StaffId { get; set; }

    public int Attempts { get; set; }

    public DateTime NextAt { get; set; }

    public DateTime GiveUpAt { get; set; }
}

/// <summary>One letter to somebody outside, until the mail server has taken it. Address and words lie sealed: the table alone says to nobody what to whom.</summary>
internal sealed class OutboxLetter
{
    /// <summary>Random; the Message-ID is made of it, so that a mailbox drops the repeat after a crash.</summary>
    public Guid Id { get; set; }

    public string Sealed { get; set; } = "";

    public int Attempts { get; set; }

    public DateTime NextAt { get; set; }

    public DateTime GiveUpAt { get; set; }
}
