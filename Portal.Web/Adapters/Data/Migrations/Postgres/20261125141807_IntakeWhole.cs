using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Portal.Web.Adapters.Data.Migrations.Postgres
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "Succeeds",
                table: "StaffKeys",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Epoch",
                table: "ReportWraps",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "KeepUntil",
                table: "Reports",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "RecoveryKeys",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HolderA",
                table: "RecoveryKeys",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HolderB",
                table: "RecoveryKeys",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HolderC",
                table: "RecoveryKeys",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsProposed",
                table: "RecoveryKeys",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "EnglishName",
                table: "HazardKinds",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "EnglishName",
                table: "Districts",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "DutyProposedBy",
                table: "Departments",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseScratches",
                columns: table => new
                {
                    IdHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedText = table.Column<byte[]>(type: "bytea", nullable: false),
                    SavedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseScratches", x => x.IdHash);
                });

            migrationBuilder.CreateTable(
                name: "DayRecords",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Result = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    StaffName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayRecords", x => new { x.Day, x.StaffId, x.Act, x.Result });
                });

            migrationBuilder.CreateTable(
                name: "DepartmentChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    What = table.Column<int>(type: "integer", nullable: false),
                    Subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    By = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    First = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DepartmentChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeyElements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true),
                    Xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyElements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    ReportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Years = table.Column<int>(type: "integer", nullable: false),
                    HeldUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ConfirmedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SealedReason = table.Column<byte[]>(type: "bytea", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Name = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailClocks", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "MailState",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    LastSentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FailingSince = table.Column<DateOnly>(type: "date", nullable: true),
                    Fault = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailState", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NightRuns",
                columns: table => new
                {
                    Job = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NightRuns", x => x.Job);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GiveUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryUses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    Reports = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryUses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportTombstones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictCode = table.Column<string>(type: "text", nullable: false),
                    Industry = table.Column<int>(type: "integer", nullable: false),
                    HazardCode = table.Column<string>(type: "text", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    Urgency = table.Column<int>(type: "integer", nullable: false),
                    MonthFiled = table.Column<int>(type: "integer", nullable: false),
                    MonthEnded = table.Column<int>(type: "integer", nullable: false),
                    DaysToAccept = table.Column<int>(type: "integer", nullable: true),
                    DaysToClose = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportTombstones", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => x.Outcome);
                });

            migrationBuilder.CreateTable(
                name: "RouteProposals",
                columns: table => new
                {
                    Industry = table.Column<int>(type: "integer", nullable: false),
                    DistrictCode = table.Column<string>(type: "text", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RouteProposals", x => new { x.Industry, x.DistrictCode });
                });

            migrationBuilder.CreateTable(
                name: "SpentChallenges",
                columns: table => new
                {
                    IdHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    DeadOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentChallenges", x => x.IdHash);
                });

            migrationBuilder.CreateTable(
                name: "StaffCalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffCalls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaffMailboxes",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedAddress = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffMailboxes", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "UnknownNames",
                columns: table => new
                {
                    NameHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
