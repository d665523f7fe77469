using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LocalP1 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ActivityRecords",
                columns: table => new
                {
                    ItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    ColumnId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    DistrictCode = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Street = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    BeginsUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    Waiting = table.Column<int>(type: "integer", nullable: false),
                    NextTurn = table.Column<int>(type: "integer", nullable: false),
                    Came = table.Column<int>(type: "integer", nullable: false),
                    WalkIns = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reached = table.Column<int>(type: "integer", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: false),
                    Report = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    PictureList = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    ClosedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedByName = table.Column<string>(type: "text", nullable: false),
                    EndedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ShownUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ContactsErasedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsSample = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityRecords", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "ActivitySignUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<string>(type: "character varying(26)", maxLength: 26, nullable: false),
                    CodeTag = table.Column<byte[]>(type: "bytea", nullable: false),
                    PhoneTag = table.Column<byte[]>(type: "bytea", nullable: true),
                    MailTag = table.Column<byte[]>(type: "bytea", nullable: true),
                    SealedContact = table.Column<string>(type: "text", nullable: false),
                    DistrictCode = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    Came = table.Column<int>(type: "integer", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EraseOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivitySignUps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActivityTargets",
                columns: table => new
                {
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Slug = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Goal = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityTargets", x => new { x.Year, x.Slug });
                });

            migrationBuilder.CreateTable(
                name: "OutboxLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<string>(type: "text", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GiveUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxLetters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "VisitRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeTag = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedContact = table.Column<string>(type: "text", nullable: false),
                    Host = table.Column<int>(type: "integer", nullable: false),
                    HostName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    DistrictCode = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Street = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Wishes = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Days = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    WantsKit = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AgreedUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    AnsweredBy = table.Column<string>(type: "text", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reached = table.Column<int>(type: "integer", nullable: true),
                    EraseOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitRequests", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityRecords_State",
                table: "ActivityRecords",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySignUps_CodeTag",
                table: "ActivitySignUps",
                column: "CodeTag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySignUps_EraseOn",
                table: "ActivitySignUps",
                column: "EraseOn");

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySignUps_ItemId_MailTag",
                table: "ActivitySignUps",
                columns: new[] { "ItemId", "MailTag" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySignUps_ItemId_PhoneTag",
                table: "ActivitySignUps",
                columns: new[] { "ItemId", "PhoneTag" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxLetters_NextAt",
                table: "OutboxLetters",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_VisitRequests_CodeTag",
                table: "VisitRequests",
                column: "CodeTag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisitRequests_EraseOn",
                table: "VisitRequests",
                column: "EraseOn");

            migrationBuilder.CreateIndex(
                name: "IX_VisitRequests_State_ReceivedOn",
                table: "VisitRequests",
                columns: new[] { "State", "ReceivedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActivityRecords");

            migrationBuilder.DropTable(
                name: "ActivitySignUps");

            migrationBuilder.DropTable(
                name: "ActivityTargets");

            migrationBuilder.DropTable(
                name: "OutboxLetters");

            migrationBuilder.DropTable(
                name: "VisitRequests");
        }
    }
}
