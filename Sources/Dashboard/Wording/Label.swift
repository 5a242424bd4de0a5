/// Names of all words on the screen. The words are in `Sources/CWording/vi.txt` and `en.txt`, in the same order; a
/// test asserts that every label has both and that no words are left over.
public enum Label: Int, Hashable, Sendable, CaseIterable {
  case screenOverview, screenRankings, screenDossiers, screenDirectives, screenIndicators
  case screenSources, screenMeeting, helpScreen, keyUp, keyDown, keyLeft, keyRight, keyPageUp
  case keyPageDown, keyFirst, keyLast, keyEnter, keyBack, keyNextPane, keyPreviousPane, keySearch
  case keyNextMatch, keyPreviousMatch, keyFilter, keySort, keyGroup, keyPreviousPeriod
  case keyNextPeriod, keyIndex, keyMark, keyCompare, keyZoom, keyMore, keyLess, keySource
  case keyFreeze, keyReload, keyMakeStore, keyTheme, keyLanguage, keyBlank, keyHelp, keyPalette
  case keyMouse, keyMouseOn, keySuspend, keyQuit, helpUp, helpDown, helpLeft, helpRight
  case helpPageUp, helpPageDown, helpFirst, helpLast, helpEnter, helpBack, helpNextPane
  case helpPreviousPane, helpSearch, helpNextMatch, helpPreviousMatch, helpFilter, helpSort
  case helpGroup, helpPreviousPeriod, helpNextPeriod, helpIndex, helpMark, helpCompare, helpZoom
  case helpMore, helpLess, helpSource, helpFreeze, helpReload, helpMakeStore, helpTheme
  case helpLanguage, helpBlank, helpHelp, helpPalette, helpMouse, helpSuspend, helpQuit
  case keyDetail, keyTestPicture, helpTestPicture, noticeNothingToZoom, noticeOneDetail
  case noticeMostDetail, noticeLeastDetail, testPictureTitle, testPicturePairs, testPictureEdges
  case testPictureSelected, testPictureOwn, testPictureText, testPictureChosen, testPictureNotice
  case testPictureMark, testPictureNeutral, overviewPressing, helpTitle, helpElsewhere
  case helpTyping, helpShortForm, helpShortFormIsNoKey, today, builtInData, store, readOnly, live, frozen,
    frozenWaiting, notReloaded
  case notWatched, loading, tooSmall, noticeMatch, noticeNoMatch, noticeNoSearch
  case noticeMarkToCompare, noticeStoreAlready, noticeStoreMade, noticeBuiltIn, keyPeriod
  case overlayRun, overlayScroll, overlayChoose, overlayClose, noticeMouseOn, noticeMouseOff
  case noticeMouseMissing, noticeChooseColumn, promptSearch, promptFilter, promptMatches
  case comparisonTitle, chooseHomeTitle, chooseHomeText, sourceTitle, noSource, check, source
  case statedValue, publisher, address, published, read, note, rowNote, place, sheet, row, column
  case versionSince, articles, publishedOn, readOn, afterToday, computedNote
  case columnsBeyond, columnsBeyondCount, selectedNothing, otherSourcesNote, rankingsRank
  case rankingsProvince, rankingsProvinceShort, rankingsUnit, rankingsChangeTop, rankingsVersus
  case rankingsMainGroup, rankingsPillarGroup, rankingsToNext, rankingsToNextShort
  case rankingsProvinces, rankingsUnits, rankingsSomeOf, rankingsWhy, rankingsRankOf
  case rankingsNoRank, rankingsOtherSource, rankingsAboveMean, rankingsBelowMean, rankingsAtMean
  case rankingsVersusMean, rankingsVersusMeanHead, rankingsTiedWith, rankingsBehind
  case rankingsAhead, rankingsLeads, rankingsSum, rankingsAgrees, rankingsDiffers, rankingsKnown
  case rankingsKnownLong, rankingsBand, rankingsProvisional, rankingsMissing, rankingsMainIndices
  case rankingsMainHeads, rankingsPillars, rankingsNeeded, rankingsNeededShort, rankingsPoints
  case rankingsHistory, rankingsRanksOfItems, rankingsNoEarlier, rankingsNoLater
  case rankingsNoFigures, rankingsValue, rankingsKind, rankingsComponent, rankingsPillar
  case rankingsPart, rankingsMaximum, rankingsDefinition, rankingsMean, rankingsStatedMean
  case rankingsBest, rankingsSelectedAgainst, rankingsSelectedAgainstMean, rankingsSelectedShort
  case rankingsSpread, rankingsLeast, rankingsPeriod, rankingsBreakReason, rankingsLegendBreak
  case rankingsLegendRefused, rankingsLegendTie, rankingsLegendConflict, rankingsLegendMissing
  case rankingsComparisonNote, rankingsAround, rankingsLineage, rankingsMadeOf, rankingsBecame
  case rankingsStatements, rankingsEditions, editionYear, overviewNotable, overviewNoFigures
  case overviewNoPeriod, overviewNoHome, overviewHomeNotListed, overviewNoPrevious, overviewBelowMean,
    overviewAboveMean,
    overviewBelowMeanShort,
    overviewAboveMeanShort, overviewScore
  case overviewMean, overviewPlaces, overviewSamePlace, overviewNotComparable
  case overviewUnknownBefore, overviewCheck, overviewComparedTo
  case overviewGoalWaits, overviewServiceTitle, overviewRank, overviewMeanMark
  case overviewDirectivesTitle, overviewDirectivesOf, overviewDirectivesCount, notableBelowMean
  case notableNextPlace, notableGroupsBelow, notableOverdue, notableDueSoon, notableDueToday, notableUnknown
  case notableUnknownLongest, notableMeans, notableRanks, stateOverdue, stateDueSoon
  case stateUnknown, stateAwaiting, stateInTime, stateNoDate, stateNoDateShort, stateContinuous
  case stateContinuousShort, stateDone, stateDoneLate, stateDoneLateShort, stateOnHold
  case stateReturned, stateDropped, stateDroppedShort, dueToday, daysLeft, daysPast
  case directiveKindTask, directiveKindApproval, directiveKindAgreement
  case directiveKindRequestUpward, directiveKindCommendation, directiveKindGeneralRequest
  case directiveKindGoal, directiveProgressNotStarted, directiveProgressUnderWay
  case directiveProgressAwaiting, directiveProgressDone, directiveProgressOnHold
  case directiveProgressReturned, directiveProgressDropped, directivesHeadState
  case directivesHeadDue, directivesHeadDays, directivesHeadDaysShort, directivesHeadLead
  case directivesHeadText, directivesHeadWith, directivesHeadSource, directivesLeftWorking
  case directivesPastWorking, directivesNotNumbered, directivesLeadNone, directivesNoDocument
  case directivesTitleState, directivesTitleLead, directivesTitleDocument
  case directivesTitleDueMonth, directivesTitleDifficulties, directivesCaption
  case directivesCaptionOne, directivesCaptionFiltered, directivesNone, directivesRates
  case directivesRateFinished, directivesRateAll, directivesRateOpen, directivesFewCases
  case directivesGroupCount, directivesContinuousCount, directivesGroupOpen, directivesGroupClose
  case directivesSelected, directivesAssignedOn, directivesDueStated, directivesDueNotStated
  case directivesReading, directivesConnected, directivesConnectedRank, directivesReports
  case directivesNoReport, directivesExtensions, directivesMissed, directivesKnownLater
  case directivePageState, directivePageDue, directivePageReading, directivePageWindow
  case directivePageCounting, directivePageCalendarDays, directivePageWorkingDays
  case directivePageRecurrence, directivePageInstances, directivePageKind, directivePageProvince
  case directivePageLead, directivePageWith, directivePageDocument, directivePageItem
  case directivePageText, directivePageLines, directivePageReports, directivePageExtensions
  case directivePageHistory, directivePageVersion, directivePageNote, directivePageSource
  case directivePageEvidence, directivePageImplied, directivePageNow, directivePageGone
  case directivePageTo, directiveRecursDaily, directiveRecursMonthly, directiveRecursQuarterly
  case directiveRecursYearly, directiveRecursContinuous, directiveRecursNone, directiveRecursDays
  case directiveRecursUntil, directiveRecursAdHoc, directiveReasonOverdue, directiveReasonUnknown
  case directiveReasonDueSoon, directiveReasonInTime, directiveReasonReading
  case directiveReasonBeforeReading, directiveReasonAwaiting, directiveReasonNoDate
  case directiveReasonContinuous, directiveReasonReported, directiveReasonStated
  case difficultiesHeadState, difficultiesHeadDay, difficultiesHeadProvince, difficultiesHeadText
  case difficultiesHeadLink, difficultiesOpen, difficultiesDecided, difficultiesCount
  case difficultiesDecision, difficultiesDecidedOn, difficultiesNone, meetingTitle
  case meetingCaption, meetingKindMeeting, meetingKindDocument, meetingKindMilestone
  case meetingHeadDay, meetingHeadKind, meetingHeadProvince, meetingHeadNumber, meetingHeadTitle
  case meetingHeadCount, meetingHeadCountShort, meetingHeadStated, meetingIssuer
  case meetingDirectives, meetingNoDirectives, meetingNone, meetingMissing, sourcesTitleSources
  case sourcesTitleConflicts, sourcesTitleBatches, sourcesCaption, sourcesKindOfficialTable
  case sourcesKindPortal, sourcesKindPress, sourcesKindArticle, sourcesKindLegalDocument
  case sourcesKindFile, sourcesHeadKind, sourcesHeadPublished, sourcesHeadRead, sourcesHeadTitle
  case sourcesHeadPublisher, sourcesConflictRank, sourcesConflictScore, sourcesConflictMean
  case sourcesConflictFigure, sourcesConflictOff, sourcesComputed, sourcesNoConflicts
  case sourcesBatch, sourcesBatchTitle, sourcesBatchAuthor, sourcesBatchReason, sourcesBatchTime
  case sourcesBatchFacts, sourcesBatchWithdrawn, sourcesBatchWithdraws, sourcesBatchRestores
  case sourcesBatchReference, sourcesBatchFigures, sourcesBatchSettings, dossiersFamily
  case dossiersStatements, dossiersEmpty, dossiersTotal, dossiersTotalOf, dossiersBandShort
  case dossiersBandProvisional, dossiersBandNote, dossiersAllUnits, dossiersMissingPoints
  case dossiersBase, dossiersMet, dossiersNear, dossiersNotMet, dossiersNoTarget
  case dossiersFewCases, dossiersNone, dossiersNoNumber, dossiersNoCounts, dossiersThreshold
  case dossiersIdentifier, dossiersMeasure, dossiersFormula, dossiersNumerator
  case dossiersDenominator, dossiersLevelSystem, dossiersBasis, dossiersDays, dossiersAsOf
  case dossiersTarget, dossiersState, dossiersCriterion, dossiersPeriod, dossiersAgainstFirst
  case dossiersLegend, dossiersLegendConflict, dossiersTargetOfYear
  case keyGrain, helpGrain, keyRange, helpRange, promptRange, countedTitle, countedOwn
  case countedByDay, countedByMonth, countedByQuarter, countedByYear, countedCumulative
  case countedFromTo, countedUpTo, countedReceived, countedReceivedShort, countedOnTime
  case countedOnTimeShort, countedLate, countedLateShort, countedRatio, countedRatioShort
  case countedOnline, countedFinished, countedFinishedShort, countedStated, countedStatedShort
  case countedProcedure, countedCode, countedDue, countedDone, countedDaysLate
  case countedDaysLateShort, countedEarly, countedInTime, countedDoneLate, countedOpen
  case countedOpenLate, countedWaiting, countedWithdrawn, countedDossiers, countedSum
  case countedJudged, countedCompared, countedStatedAlone, countedStatedOnly, countedNothing
  case countedNoList, countedElsewhere, countedBadRange, countedLater, countedCut
  case countedChannel, countedInPerson, countedPostal, countedRatioNote
  case groupProvinces
  case groupDepartments, groupCommunes, groupVerticalAgencies, groupDistricts, groupOthers
  case indicatorsTitle, indicatorsNewest, indicatorsCount, indicatorsNoSort, indicatorsEmpty
  case indicatorsMissing, indicatorsStatedOnly, indicatorsLegend, indicatorsDossiers
  case indicatorsDocuments, indicatorsInfrastructure, indicatorsBudget, indicatorsDatabases
  case indicatorsFeedback, indicatorsPlatforms, indicatorsProducts, indicatorsMeetings
  case indicatorsPeople, indicatorsOther, rankingsProvincesShort, indicatorsMerged
  case indicatorsSince, plainData, plainMissing, plainNone, plainEmpty, plainOwn, plainMarked
  case plainMarkedCount, plainTied, plainDisputed, plainUp, plainDown, plainSamePlace, methodChanged
  case methodUnconfirmed, plainRefused, plainValueOf, plainChangeSince, plainScoreSince
  case plainPointsOf, plainRankInside, plainNeeded, plainMost, plainVersusMean, plainVersus
  case plainVersions, plainDisabled, plainWithout, plainInside, plainAcross, plainHint
  case plainBlank, plainChanged, plainStays, plainBehind, plainSorted, plainSortedReversed, sortedOfficial,
    plainUnsorted
  case paletteTheme, paletteThemeNames, paletteThemeEffect, paletteThemeInUse, paletteViewEffect
  case paletteUnitEffect, paletteNoUnit, paletteNothing, paletteKeys, reasonPage, reasonNothing
  case reasonAtTop, reasonAtEnd, reasonNoColumn, reasonHere, reasonRoot, reasonOneIndex
  case reasonOneTheme, plainRates, plainPictureOnly, overviewUnitBefore, overviewUnitRenamed
  case overviewUnitNow, overviewUnitSince, noticeTheme, countOf, countBasis, countBasisText
  case keyExport, helpExport, exportTitle, exportFile, exportFolder, exportRename, exportWrite
  case exportReplace, exportExists, exportNameMissing, exportNameWrong, exportBusy, noticeExported
  case exportFormatXLSX, exportFormatODS, exportFormatCSV, exportFormatHTML, exportFormatMarkdown
  case exportSimulated, exportNotes, exportRemarks, exportAbout, exportMark, exportCode
  case exportName, exportDefinitions, exportSeenOn, exportUnits, exportSubject
  case exportRanksComputed, exportRankComputed, exportRankOf, exportUnitCode, exportUnitSince
  case exportRankIn, exportDisputed, exportFrom, exportTo, exportNumeratorOf, exportDenominatorOf
  case exportStateOf, exportEachFigure, exportDueFrom, exportDueTo, exportDaysLeft
  case exportWholeText, exportUnitsFinished, exportUnitsAll, exportProgress, exportItem
  case exportAssignedOn, exportPercentDone, exportFinishedOn, exportOffBy, exportDifference
  case exportComparedTo, exportDirectivesUnit
  case sourcesTitleChecks, sourcesTitleSettled, sourcesCheckTitle, sourcesCheckOff
  case sourcesCheckUnlike, sourcesCheckValues, sourcesCheckRatio, sourcesCheckTotal
  case sourcesCheckMean, sourcesCheckRule, sourcesCheckComputed, sourcesCheckOffBy
  case sourcesTitleReports, sourcesReportsCounts, sourcesReportsNone
  case sourcesReportMissing, sourcesReportAwaited, sourcesReportLate, sourcesReportInTime
  case sourcesReportDue, sourcesReportDays, sourcesReportTold, sourcesReportForm, sourcesReportDueHead
  case sourcesReportState, sourcesReportDaysHead, sourcesReportOn, sourcesReportBatch
  case sourcesReportToldHead, sourcesReportExpectedHead, sourcesNoPeriods
  case sourcesMoreChecks, sourcesNoChecks, sourcesBatchRows, sourcesBatchCounts, sourcesBatchGone
  case sourcesBatchDossiers, sourcesBatchEmpty, sourcesBatchMore, sourcesChangeNew
  case sourcesChangeChanged, sourcesChangeSame, sourcesChangeWithdrawn, sourcesChangeHead
  case sourcesValueRank, sourcesValueBefore, sourcesFactSource, sourcesFactUnit
  case sourcesFactDefinition, sourcesFactTarget, sourcesFactStructure, sourcesFactEdition
  case sourcesFactDocument, sourcesFactDirective, sourcesFactAssignment, sourcesFactReport
  case sourcesFactExtension, sourcesFactDifficulty, sourcesFactHoliday, sourcesFactProcedure
  case sourcesFactSetting, sourcesFactChoice
  case sourcesFactMeeting, sourcesFactAgendaItem, sourcesFactMeetingRoom, sourcesFactAttendance
  case sourcesChosen, sourcesChosenHead, sourcesChosenMark, sourcesChoiceBatch
  case keyChoose, helpChoose, keyWithdraw, helpWithdraw, reasonBuiltIn, reasonReadOnly
  case reasonNoConflict, reasonNoBatch, decisionReason, decisionHint, decisionNoReason
  case decisionGone, decisionBusy, decisionTitle, decisionTakeBack, decisionWithdraw
  case decisionRestore, decisionRecord, noticeChosen, noticeWithdrawn, noticeRestored, keyImport
  case helpImport, importChooseTitle, importFilter, importFolderEmpty, importParent, importLoading
  case importReading, importReadingShare, importWriting, importStopping, importTitle
  case importSummary, importDossierSummary, importQuestion, importQuestionRest, importNothing
  case importYes, importYesRest, importNo, importRefused, importFailing
  case importConflict, importConflictSides, importConflictSummary, importCompared, importMarked, importNote
  case importComparisonStopped
  case importSuggestion, importMore, importCancelled, importDone, importHead
  case importOptionsTitle, importOptionsKey, importOptionsRead, importOptionNext, importOptionFound
  case importOptionChoices, importOptionOpen, importOpenSummary
  case importOptionPeriod, importOptionUnit, importOptionEncoding, importOptionLocale, importOptionProfile
  case importOptionPeriodHint, importOptionUnitHint, importOptionEncodingHint, importOptionLocaleHint
  case importOptionProfileHint, importOptionVietnamese, importOptionEnglish
  case importOptionSheet, importOptionPersonal, importOptionSheetHint, importOptionPersonalHint
  case importOptionEverySheet, importOptionNoPersonal
  case importOptionReceived, importOptionReceivedHint, importOptionOwnDay
  case sourcesReportUndated, sourcesReportsUndated, countedStatedOf, countedOfListed
  case keyChanges, helpChanges, changesTitleSince, changesSinceMeeting, changesSinceOrdinal
  case changesCaption, changesHeadKind, changesHeadUnit, changesHeadSubject, changesHeadBefore
  case changesHeadAfter, changesHeadDay, changesHeadNote, changesRank, changesTargetLost
  case changesTargetReached, changesFinished, changesOverdue, changesDue, changesExtended
  case changesLateReport, changesCorrected, changesWithdrawn, changesPlacesUp, changesPlacesDown
  case changesExtensions, changesNone, changesNoNext, changesNoKnowledge
  case keyPresent, helpPresent, presentForward, presentForwardHelp, presentBackward
  case presentBackwardHelp, presentNext, presentNextHelp, presentPrevious, presentPreviousHelp
  case presentFirst, presentFirstHelp, presentLast, presentLastHelp, presentJump, presentJumpHelp
  case presentWhy, presentWhyHelp, presentUnit, presentUnitHelp, presentBack, presentBackHelp
  case presentLarger, presentLargerHelp, presentSmaller, presentSmallerHelp, presentTakeIn
  case presentTakeInHelp, presentNoItems, presentAtEnd, presentAtStart, presentNoSuchItem
  case presentLargest, presentSmallest, presentNoDossiers, presentNotNow, presentPlace, presentTyped
  case presentData, presentWaiting, presentMinutes, presentMinutesFew, presentMinutesNone
  case presentMinutesOver
  case changesHeadStep
  case keySaveItem, helpSaveItem, keyMoveItem, helpMoveItem, keyRenameItem, helpRenameItem
  case keyRemoveItem, helpRemoveItem, promptItemTitle, agendaElsewhere, agendaNoMeeting
  case agendaRemoveAgain, agendaCarries, agendaTitle, agendaTitleDay, agendaTitleOrdinal
  case agendaCount, agendaCountMinutes, agendaHeadPosition, agendaHeadTitle, agendaHeadMinutes
  case agendaHeadSpeaker, agendaPreparer, agendaHeadView, agendaViewUnknown, agendaOrdinal
  case agendaMonthly, agendaQuarterly, agendaAdHoc, agendaPlanned, agendaHeld, agendaCancelled
  case noticeItemAdded, noticeAgendaChanged
  case importNoMatch
  case sourcesFactDraft, keyRecordProgress, helpRecordProgress, keyRecordCompletion
  case helpRecordCompletion, keyRecordExtension, helpRecordExtension, keyRecordReturn, helpRecordReturn
  case keyRecordSuspension, helpRecordSuspension, keyRecordReassignment, helpRecordReassignment
  case keyDraftDirective, helpDraftDirective, keyShowDrafts, helpShowDrafts, keyAdoptDrafts
  case helpAdoptDrafts, recordTitle, recordFieldLine, recordFieldKind, recordFieldDisposition
  case recordFieldLeads, recordFieldUnits, recordFieldCoordinating, recordFieldDue, recordFieldFinished
  case recordFieldText, recordFieldPercent, recordFieldEvidence, recordFieldBasis, recordAbout
  case recordAboutMany, recordFigure, recordReason, recordKindDirective, recordKindProgress
  case recordKindCompletion, recordKindExtension, recordKindReturned, recordKindSuspension
  case recordKindReassignment, recordKindDifficulty, recordDecided, recordAssigned, recordSentUpward
  case recordDraft, recordAdopted, recordWithdrawn, recordNoDue, recordOr, recordNoDirective
  case recordNoDifficulty, recordNoLead, recordNoText, recordNoNewDue, recordNoBasis, recordOddPercent
  case recordAgain, recordHint, recordKept, recordDone, recordCorrected, recordApart, recordTakenBack
  case recordAdoptedDone, recordRemaining, recordRival, recordRivalThere, recordNothingLeft
  case recordUnknown, recordNoLine, recordEntry, recordResume, recordEntryEffect, draftsTitle
  case draftsNone, draftsCaption, draftsHeadNumber, draftsHeadState, draftsHeadKind, draftsHeadText
  case draftsHeadLeads, draftsHeadDue, draftsHeadAuthor, draftsElsewhere, draftsNothingOpen
  case draftsAdoptAgain, draftsWithdrawAgain, draftsAdoptedAlready, draftsWithdrawnAlready
  case recordNextField
  case keyFollow, helpFollow, followWaiting, followWaitingHelp, followLive, followEnded
  case followLost, followAway, followAwayAt, followAwayGone, followForbidden, followOtherVersion
  case followOtherStore, followReplaced, followAgain, consoleTitle, consoleNotes, consoleNoNotes
  case consoleNext, consoleLast, consoleMinutes, consoleRoom, consoleBlank, consoleFollowers
  case pastMark, recordOddFinish, recordChanged
  case sourcesBatchClosing, sourcesFactClosing, keyClose, helpClose, closeTitle, closePeriod
  case closeKnownAt, closeBatches, closeConflicts, closeMissing, closeEarlier, closeEarlierValue
  case closeFor, closeHint, closeWait, closeDone, closeTooEarly, closeEntryEffect
  case closedMark, closedMarkCorrected, closedLine, closedLineCorrected, closedNot, closedCard
  case closedCardValue, changesAfterClosing, keyThenNow, helpThenNow, thenNowTitle, thenNowCaption
  case thenNowNone, thenNowElsewhere, thenNowHeadThen, changesDirective, changesDefinition
  case changesTarget, changesNew, pastMarkClosed
  case figureHead, figureHeadThen, figureHeadNow, figureHeadTarget, figureThen, figureNow
  case figureNothingNew, figureTarget, figureRank, figureReached, figureMet, figureNear, figureNotMet
  case figureNoTarget, figureNoMatch, figureEvidence, figureEvidenceSource, changesFigureReached
  case directiveRecursWeekly, directiveRecursHalfYearly
  case weekdayMonday, weekdayTuesday, weekdayWednesday, weekdayThursday, weekdayFriday, weekdaySaturday
  case weekdaySunday, recordNoEnd, recordKnown, followUnreachable, figureReachedKey
  case keyRollCall, helpRollCall, presentRollCallHelp, rollTitle, rollPrompt, rollAll, rollFilter
  case rollPresent, rollAbsent, rollNotCalled, rollNone, rollMarked, rollNotBegun, rollPresentOf
  case rollAbsentCount, rollNotCalledCount, rollCount, rollSum, rollLevelProvince, rollLevelDistrict
  case rollLevelCommune, rollLevelHamlet, rollShortProvince, rollShortDistrict, rollShortCommune
  case rollShortHamlet, stageWaiting, stageClosing, stageRooms, stageRoomsNote, stageItem, stageThanks
  case stageAttended, stageDrafts, stageNext, overlayUnseen, rollUnwritten, pastMarkShort
  case closedNewestMark, closedCardNow, presentNewest, presentNewestHelp, presentNewestSame
  case presentNewestPast, closedLateCorrected, closedLateAdded, closedLateDossiers, closedMarkLate
  case closedLineLate, closeForAny, closeNoMeeting, thenNowNotThen
  case cardToday, cardTodaySame, cardTodayWithdrawn
  case keyNarrow, helpNarrow, narrowAll, narrowMissed, narrowSinceLast, narrowUntilNext
  case narrowOpenConflicts, narrowOpenDifficulties, narrowDue, narrowAllUnits, narrowNoneMissed
  case narrowNoneDue, narrowNoConflict, narrowNoDifficulty, presentNoSuchUnit, presentUnknownUnit
  case sourcesBatchFolded, draftsRecurs, directivesNoneOf, draftsWithdraw
  case recordGroup, draftRaise, draftLower, draftKeep, draftRaiseNow, draftLowerNow, draftReview
  case draftReviewTarget, draftRank, draftScore, daysOverdue, draftOf, recordNoLink
  case closedMarkShort, closedNewestShort, emptyNoMatch, countedRatioRoom
  case presentReclosed, presentUnclosed, figuresOfBatch
  case recordMeetingHeld, draftRatio
  case narrowConflictsUnread, narrowMeetingsUnread, narrowListUnread, sourcesFoldedWithdraw
  case draftsNoUnit

  /// The label's name in the word files.
  var name: String { String(describing: self) }
}
