using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Portal.Web.Adapters.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IntakeWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Epoch",
                table: "StaffKeys",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "Succeeds",
                table: "StaffKeys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Epoch",
                table: "ReportWraps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "KeepUntil",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "RecoveryKeys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HolderA",
                table: "RecoveryKeys",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HolderB",
                table: "RecoveryKeys",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HolderC",
                table: "RecoveryKeys",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsProposed",
                table: "RecoveryKeys",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "EnglishName",
                table: "HazardKinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "EnglishName",
                table: "Districts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "DutyProposedBy",
                table: "Departments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseScratches",
                columns: table => new
                {
                    IdHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedText = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SavedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseScratches", x => x.IdHash);
                });

            migrationBuilder.CreateTable(
                name: "DayRecords",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayRecords", x => new { x.Day, x.StaffId, x.Act, x.Result });
                });

            migrationBuilder.CreateTable(
                name: "DepartmentChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    What = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    First = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DepartmentChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeyElements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyElements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Years = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConfirmedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    SealedReason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => x.ReportId);
                    table.ForeignKey(
                        name: "FK_LegalHolds_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MailClocks",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailClocks", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "MailState",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    LastSentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FailingSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailState", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NightRuns",
                columns: table => new
                {
                    Job = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NightRuns", x => x.Job);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GiveUpAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryUses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: false),
                    Reports = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryUses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportTombstones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictCode = table.Column<string>(type: "TEXT", nullable: false),
                    Industry = table.Column<int>(type: "INTEGER", nullable: false),
                    HazardCode = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthFiled = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthEnded = table.Column<int>(type: "INTEGER", nullable: false),
                    DaysToAccept = table.Column<int>(type: "INTEGER", nullable: true),
                    DaysToClose = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportTombstones", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => x.Outcome);
                });

            migrationBuilder.CreateTable(
                name: "RouteProposals",
                columns: table => new
                {
                    Industry = table.Column<int>(type: "INTEGER", nullable: false),
                    DistrictCode = table.Column<string>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RouteProposals", x => new { x.Industry, x.DistrictCode });
                });

            migrationBuilder.CreateTable(
                name: "SpentChallenges",
                columns: table => new
                {
                    IdHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DeadOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentChallenges", x => x.IdHash);
                });

            migrationBuilder.CreateTable(
                name: "StaffCalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffCalls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaffMailboxes",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SealedAddress = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffMailboxes", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "UnknownNames",
                columns: table => new
                {
                    NameHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnknownNames", x => x.NameHash);
                });

            migrationBuilder.InsertData(
                table: "RetentionRules",
                columns: new[] { "Outcome", "Days", "Version" },
                values: new object[,]
                {
                    { 3, 90, 0 },
                    { 4, 365, 0 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_CaseScratches_SavedOn",
                table: "CaseScratches",
                column: "SavedOn");

            migrationBuilder.CreateIndex(
                name: "IX_DepartmentChanges_DepartmentId_At",
                table: "DepartmentChanges",
                columns: new[] { "DepartmentId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SpentChallenges_DeadOn",
                table: "SpentChallenges",
                column: "DeadOn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseScratches");

            migrationBuilder.DropTable(
                name: "DayRecords");

            migrationBuilder.DropTable(
                name: "DepartmentChanges");

            migrationBuilder.DropTable(
                name: "KeyElements");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "MailClocks");

            migrationBuilder.DropTable(
                name: "MailState");

            migrationBuilder.DropTable(
                name: "NightRuns");

            migrationBuilder.DropTable(
                name: "OutboxMails");

            migrationBuilder.DropTable(
                name: "RecoveryUses");

            migrationBuilder.DropTable(
                name: "ReportTombstones");

            migrationBuilder.DropTable(
                name: "RetentionRules");

            migrationBuilder.DropTable(
                name: "RouteProposals");

            migrationBuilder.DropTable(
                name: "SpentChallenges");

            migrationBuilder.DropTable(
                name: "StaffCalls");

            migrationBuilder.DropTable(
                name: "StaffMailboxes");

            migrationBuilder.DropTable(
                name: "UnknownNames");

            migrationBuilder.DropColumn(
                name: "Epoch",
                table: "StaffKeys");

            migrationBuilder.DropColumn(
                name: "Succeeds",
                table: "StaffKeys");

            migrationBuilder.DropColumn(
                name: "Epoch",
                table: "ReportWraps");

            migrationBuilder.DropColumn(
                name: "KeepUntil",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "HolderA",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "HolderB",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "HolderC",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "IsProposed",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "EnglishName",
                table: "HazardKinds");

            migrationBuilder.DropColumn(
                name: "EnglishName",
                table: "Districts");

            migrationBuilder.DropColumn(
                name: "DutyProposedBy",
                table: "Departments");
        }
    }
}
