using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Web.Adapters.Data.Accounts;

namespace Portal.Web.Adapters.Data.Mappings;

internal sealed class StaffMapping :
    IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<StaffKey>, IEntityTypeConfiguration<Department>, IEntityTypeConfiguration<RecoveryKey>,
    IEntityTypeConfiguration<DepartmentChange>, IEntityTypeConfiguration<RecoveryUse>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("Staff").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Events);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.UserName).HasMaxLength(64);
        builder.Property(s => s.DisplayName).HasMaxLength(64);
        builder.HasIndex(s => s.UserName).IsUnique();
        builder.HasIndex(s => s.DepartmentId);
    }

    public void Configure(EntityTypeBuilder<StaffKey> builder)
    {
        builder.ToTable("StaffKeys").HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Ignore(k => k.Events);
        builder.Property(k => k.Version).IsConcurrencyToken();
        builder.HasIndex(k => k.StaffId);
    }

    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("Departments").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Name).HasMaxLength(100);
        builder.Property(d => d.Telephone).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<DepartmentChange> builder)
    {
        builder.ToTable("DepartmentChanges").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Subject).HasMaxLength(120);
        builder.Property(c => c.By).HasMaxLength(64);
        builder.Property(c => c.First).HasMaxLength(64);
        builder.HasIndex(c => new { c.DepartmentId, c.At });
    }

    public void Configure(EntityTypeBuilder<RecoveryKey> builder)
    {
        builder.ToTable("RecoveryKeys").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.HolderA).HasMaxLength(64);
        builder.Property(r => r.HolderB).HasMaxLength(64);
        builder.Property(r => r.HolderC).HasMaxLength(64);
        builder.Ignore(r => r.Holders);
        builder.Ignore(r => r.Boxes);
    }

    public void Configure(EntityTypeBuilder<RecoveryUse> builder)
    {
        builder.ToTable("RecoveryUses").HasKey(u => u.Id);
        builder.Property(u => u.Id).ValueGeneratedNever();
    }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries").HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.StaffName).HasMaxLength(64);
        builder.Property(e => e.Act).HasMaxLength(64);
        builder.Property(e => e.Target).HasMaxLength(100);
        builder.Property(e => e.Result).HasMaxLength(64);
        builder.HasIndex(e => e.StaffId);
        builder.HasIndex(e => e.Target);
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHead").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
    }
}

internal sealed class DayRecordMapping : IEntityTypeConfiguration<DayRecord>
{
    /// <summary>By what it says and without a row number: nothing tells in which order a day's rows came.</summary>
    public void Configure(EntityTypeBuilder<DayRecord> builder)
    {
        builder.ToTable("DayRecords").HasKey(r => new { r.Day, r.StaffId, r.Act, r.Result });
        builder.Property(r => r.StaffName).HasMaxLength(64);
        builder.Property(r => r.Act).HasMaxLength(64);
        builder.Property(r => r.Result).HasMaxLength(64);
    }
}

internal sealed class AccountMapping :
    IEntityTypeConfiguration<StaffAccount>, IEntityTypeConfiguration<LearnerAccount>,
    IEntityTypeConfiguration<StaffToken>, IEntityTypeConfiguration<StaffClaim>, IEntityTypeConfiguration<StaffLogin>,
    IEntityTypeConfiguration<LearnerToken>, IEntityTypeConfiguration<LearnerClaim>, IEntityTypeConfiguration<LearnerLogin>,
    IEntityTypeConfiguration<AreaSession>, IEntityTypeConfiguration<SignInRecord>
{
    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.ToTable("StaffAccounts").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.NormalizedUserName).IsUnique();
        builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<LearnerAccount> builder)
    {
        builder.ToTable("LearnerAccounts").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.NormalizedUserName).IsUnique();
        builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<StaffToken> builder) =>
        builder.ToTable("StaffTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });

    public void Configure(EntityTypeBuilder<StaffClaim> builder) => builder.ToTable("StaffClaims").HasKey(c => c.Id);

    public void Configure(EntityTypeBuilder<StaffLogin> builder) =>
        builder.ToTable("StaffLogins").HasKey(l => new { l.LoginProvider, l.ProviderKey });

    public void Configure(EntityTypeBuilder<LearnerToken> builder) =>
        builder.ToTable("LearnerTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });

    public void Configure(EntityTypeBuilder<LearnerClaim> builder) => builder.ToTable("LearnerClaims").HasKey(c => c.Id);

    public void Configure(EntityTypeBuilder<LearnerLogin> builder) =>
        builder.ToTable("LearnerLogins").HasKey(l => new { l.LoginProvider, l.ProviderKey });

    public void Configure(EntityTypeBuilder<AreaSession> builder)
    {
        builder.ToTable("Sessions").HasKey(s => s.IdHash);
        builder.HasIndex(s => s.AccountId);
    }

    public void Configure(EntityTypeBuilder<SignInRecord> builder)
    {
        builder.ToTable("StaffSignIns").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.At);
    }
}
