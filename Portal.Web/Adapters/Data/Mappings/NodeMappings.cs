using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Reporting;
using Portal.Web.Adapters.Data.Accounts;
using Portal.Web.Adapters.Data.Mail;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>What nodes must agree on and would otherwise each keep to themselves.</summary>
internal sealed class NodeMapping :
    IEntityTypeConfiguration<DataProtectionKey>, IEntityTypeConfiguration<SpentChallenge>, IEntityTypeConfiguration<UnknownName>,
    IEntityTypeConfiguration<CaseScratch>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.ToTable("KeyElements").HasKey(k => k.Id);

    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.ToTable("SpentChallenges").HasKey(s => s.IdHash);
        builder.HasIndex(s => s.DeadOn);
    }

    public void Configure(EntityTypeBuilder<UnknownName> builder) => builder.ToTable("UnknownNames").HasKey(n => n.NameHash);

    public void Configure(EntityTypeBuilder<CaseScratch> builder)
    {
        builder.ToTable("CaseScratches").HasKey(s => s.IdHash);
        builder.HasIndex(s => s.SavedOn);
    }
}

/// <summary>Mail to staff: who gets it, what is still to be sent, and when each kind was sent last.</summary>
internal sealed class MailMapping :
    IEntityTypeConfiguration<StaffMailbox>, IEntityTypeConfiguration<StaffCall>, IEntityTypeConfiguration<MailClock>, IEntityTypeConfiguration<OutboxMail>,
    IEntityTypeConfiguration<MailState>, IEntityTypeConfiguration<OutboxLetter>
{
    public void Configure(EntityTypeBuilder<StaffMailbox> builder)
    {
        builder.ToTable("StaffMailboxes").HasKey(m => m.StaffId);
        builder.Property(m => m.StaffId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<StaffCall> builder)
    {
        builder.ToTable("StaffCalls").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<MailClock> builder)
    {
        builder.ToTable("MailClocks").HasKey(c => c.Name);
        builder.Property(c => c.Name).HasMaxLength(16);
    }

    public void Configure(EntityTypeBuilder<MailState> builder)
    {
        builder.ToTable("MailState").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Fault).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("OutboxMails").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<OutboxLetter> builder)
    {
        builder.ToTable("OutboxLetters").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.NextAt);
    }
}
