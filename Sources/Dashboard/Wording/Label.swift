/// Names of all words on the screen. The words are in `Sources/CWording/vi.txt` and `en.txt`; a test asserts that
/// every label has both and that no words are left over.
public enum Label: String, Hashable, Sendable, CaseIterable {
  case screenOverview, screenRankings, screenDossiers, screenDirectives, screenIndicators
  case screenSources, screenMeeting, helpScreen, keyUp, keyDown, keyLeft, keyRight, keyPageUp
  case keyPageDown, keyFirst, keyLast, keyEnter, keyBack, keyNextPane, keyPreviousPane, keySearch
  case keyNextMatch, keyPreviousMatch, keyFilter, keySort, keyGroup, keyPreviousPeriod
  case keyNextPeriod, keyIndex, keyMark, keyCompare, keyZoom, keyMore, keyLess, keySource
  case keyFreeze, keyReload, keyMakeStore, keyTheme, keyLanguage, keyBlank, keyHelp, keyPalette
  case keySuspend, keyQuit, helpUp, helpDown, helpLeft, helpRight, helpPageUp, helpPageDown
  case helpFirst, helpLast, helpEnter, helpBack, helpNextPane, helpPreviousPane, helpSearch
  case helpNextMatch, helpPreviousMatch, helpFilter, helpSort, helpGroup, helpPreviousPeriod
  case helpNextPeriod, helpIndex, helpMark, helpCompare, helpZoom, helpMore, helpLess, helpSource
  case helpFreeze, helpReload, helpMakeStore, helpTheme, helpLanguage, helpBlank, helpHelp
  case helpPalette, helpSuspend, helpQuit, helpTitle, helpElsewhere, helpTyping, today
  case builtInData, store, readOnly, live, frozen, frozenWaiting, notReloaded, notWatched, loading
  case tooSmall, noticeMatch, noticeNoMatch, noticeNoSearch, noticeMarkToCompare
  case noticeStoreAlready, noticeStoreMade, noticeBuiltIn, keyPeriod, overlayRun, overlayScroll
  case overlayChoose, overlayClose, noticeChooseColumn, promptSearch, promptFilter, promptMatches
  case comparisonTitle, chooseHomeTitle, chooseHomeText, sourceTitle, noSource, check, source
  case statedValue, publisher, address, published, read, note, rowNote, place, sheet, row, column
  case versionSince, articles, publishedOn, readOn, afterToday, computedNote, rankingsRank
  case rankingsProvince, rankingsProvinceShort, rankingsUnit, rankingsChangeTop, rankingsVersus
  case rankingsMainGroup, rankingsPillarGroup, rankingsToNext, rankingsToNextShort
  case rankingsProvinces, rankingsUnits, rankingsSomeOf, rankingsWhy, rankingsRankOf
  case rankingsNoRank, rankingsOtherSource, rankingsAboveMean, rankingsBelowMean, rankingsAtMean
  case rankingsVersusMean, rankingsVersusMeanHead, rankingsTiedWith, rankingsBehind, rankingsAhead
  case rankingsLeads, rankingsSum, rankingsAgrees, rankingsDiffers, rankingsKnown
  case rankingsKnownLong, rankingsBand, rankingsProvisional, rankingsMissing, rankingsMainIndices
  case rankingsMainHeads, rankingsPillars, rankingsNeeded, rankingsNeededShort, rankingsPoints
  case rankingsHistory, rankingsBreak, rankingsRanksOfItems, rankingsNoEarlier, rankingsNoLater
  case rankingsNoFigures, rankingsValue, rankingsKind, rankingsComponent, rankingsPillar
  case rankingsPart, rankingsMaximum, rankingsDefinition, rankingsMean, rankingsStatedMean
  case rankingsBest, rankingsPeriod, rankingsBreakReason, rankingsLegendBreak
  case rankingsLegendRefused, rankingsLegendTie, rankingsLegendConflict, rankingsLegendMissing
  case rankingsComparisonNote, rankingsAround, rankingsLineage, rankingsMadeOf, rankingsBecame
  case rankingsStatements, rankingsEditions, editionYear, overviewNotable, overviewNoFigures
  case overviewNoHome, overviewNoPrevious, overviewBelowMean, overviewAboveMean, overviewScore
  case overviewMean, overviewPlaces, overviewSamePlace, overviewNotComparable
  case overviewUnknownBefore, overviewCheck, overviewComparedTo, overviewHistory
  case overviewGoalWaits, overviewServiceTitle, overviewRank, overviewMeanMark
  case overviewDirectivesTitle, overviewDirectivesOf, overviewDirectivesCount, notableBelowMean
  case notableNextPlace, notableGroupsBelow, notableOverdue, notableDueSoon, notableUnknown
  case notableUnknownLongest, notableMeans, notableRanks, stateOverdue, stateDueSoon, stateUnknown
  case stateAwaiting, stateInTime, stateNoDate, stateNoDateShort, stateContinuous
  case stateContinuousShort, stateDone, stateDoneLate, stateDoneLateShort, stateOnHold
  case stateReturned, stateDropped, stateDroppedShort, dueToday, daysLeft, daysPast
  case directiveKindTask, directiveKindApproval, directiveKindAgreement
  case directiveKindRequestUpward, directiveKindCommendation, directiveKindGeneralRequest
  case directiveKindGoal, directiveProgressNotStarted, directiveProgressUnderWay
  case directiveProgressAwaiting, directiveProgressDone, directiveProgressOnHold
  case directiveProgressReturned, directiveProgressDropped, directivesHeadState, directivesHeadDue
  case directivesHeadDays, directivesHeadDaysShort, directivesHeadLead, directivesHeadText
  case directivesHeadWith, directivesHeadSource, directivesLeftWorking, directivesPastWorking
  case directivesNotNumbered, directivesLeadNone, directivesNoDocument, directivesTitleState
  case directivesTitleLead, directivesTitleDocument, directivesTitleDueMonth
  case directivesTitleDifficulties, directivesCaption, directivesCaptionOne
  case directivesCaptionFiltered, directivesNone, directivesRates, directivesRateFinished
  case directivesRateAll, directivesRateOpen, directivesFewCases, directivesGroupCount
  case directivesContinuousCount, directivesGroupOpen, directivesGroupClose, directivesSelected
  case directivesAssignedOn, directivesDueStated, directivesDueNotStated, directivesReading
  case directivesConnected, directivesConnectedRank, directivesReports, directivesNoReport
  case directivesExtensions, directivesMissed, directivesKnownLater, directivePageState
  case directivePageDue, directivePageReading, directivePageWindow, directivePageCounting
  case directivePageCalendarDays, directivePageWorkingDays, directivePageRecurrence
  case directivePageInstances, directivePageKind, directivePageProvince, directivePageLead
  case directivePageWith, directivePageDocument, directivePageItem, directivePageText
  case directivePageLines, directivePageReports, directivePageExtensions, directivePageHistory
  case directivePageVersion, directivePageNote, directivePageSource, directivePageEvidence
  case directivePageImplied, directivePageNow, directivePageGone, directivePageTo
  case directiveRecursDaily, directiveRecursMonthly, directiveRecursQuarterly
  case directiveRecursYearly, directiveRecursContinuous, directiveRecursNone, directiveRecursDays
  case directiveRecursUntil, directiveRecursAdHoc, directiveReasonOverdue, directiveReasonUnknown
  case directiveReasonDueSoon, directiveReasonInTime, directiveReasonReading
  case directiveReasonBeforeReading, directiveReasonAwaiting, directiveReasonNoDate
  case directiveReasonContinuous, directiveReasonReported, directiveReasonStated
  case difficultiesHeadState, difficultiesHeadDay, difficultiesHeadProvince, difficultiesHeadText
  case difficultiesHeadLink, difficultiesOpen, difficultiesDecided, difficultiesCount
  case difficultiesDecision, difficultiesDecidedOn, difficultiesNone, meetingTitle, meetingCaption
  case meetingKindMeeting, meetingKindDocument, meetingKindMilestone, meetingHeadDay
  case meetingHeadKind, meetingHeadProvince, meetingHeadNumber, meetingHeadTitle, meetingHeadCount
  case meetingHeadCountShort, meetingHeadStated, meetingIssuer, meetingDirectives
  case meetingNoDirectives, meetingNone, meetingMissing, sourcesTitleSources
  case sourcesTitleConflicts, sourcesTitleBatches, sourcesCaption, sourcesKindOfficialTable
  case sourcesKindPortal, sourcesKindPress, sourcesKindArticle, sourcesKindLegalDocument
  case sourcesKindFile, sourcesHeadKind, sourcesHeadPublished, sourcesHeadRead, sourcesHeadTitle
  case sourcesHeadPublisher, sourcesConflictRank, sourcesConflictScore, sourcesConflictMean
  case sourcesConflictFigure, sourcesConflictOff, sourcesComputed, sourcesNoConflicts
  case sourcesBatch, sourcesBatchTitle, sourcesBatchAuthor, sourcesBatchReason, sourcesBatchTime
  case sourcesBatchFacts, sourcesBatchWithdrawn, sourcesBatchWithdraws, dossiersFamily
  case dossiersStatements, dossiersEmpty, dossiersTotal, dossiersTotalOf, dossiersBandShort
  case dossiersBandProvisional, dossiersBandNote, dossiersAllUnits, dossiersMissingPoints
  case dossiersBase, dossiersMet, dossiersNear, dossiersNotMet, dossiersNoTarget, dossiersFewCases
  case dossiersNone, dossiersNoNumber, dossiersNoCounts, dossiersThreshold, dossiersIdentifier
  case dossiersMeasure, dossiersFormula, dossiersNumerator, dossiersDenominator
  case dossiersLevelSystem, dossiersBasis, dossiersDays, dossiersAsOf, dossiersTarget
  case dossiersState, dossiersCriterion, dossiersPeriod, dossiersAgainstFirst, dossiersLegend
  case dossiersLegendConflict, dossiersTargetOfYear, groupProvinces, groupDepartments
  case groupCommunes, groupVerticalAgencies, groupDistricts, groupOthers, indicatorsTitle
  case indicatorsNewest, indicatorsCount, indicatorsNoSort, indicatorsEmpty, indicatorsMissing
  case indicatorsStatedOnly, indicatorsLegend, indicatorsDossiers, indicatorsDocuments
  case indicatorsInfrastructure, indicatorsBudget, indicatorsDatabases, indicatorsFeedback
  case indicatorsPlatforms, indicatorsProducts, indicatorsMeetings, indicatorsPeople
  case indicatorsOther, rankingsProvincesShort, indicatorsMerged, indicatorsSince

  /// Position among all labels.
  var index: Int { Self.indices[self] ?? 0 }

  private static let indices: [Label: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
