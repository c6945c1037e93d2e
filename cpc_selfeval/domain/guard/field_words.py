"""Words with a capital that are no names: the field's own, bodies, days and months, and what begins a sentence."""

from __future__ import annotations

from typing import Final

NOT_NAMES: Final = frozenset(
    """
    A About Abuse Academy Access Act Action Actions Adult Adults Advocacy African After Agencies Agency Aid Alcohol
    All Allowance Although Always An And Any April Area As Asian Assessment Assessments Assist At Attendance Audit
    August Authority Autumn Based Benefit Benefits Bill Board Born Both Box Boxes British Brown But By CAMHS Care
    Carer Carers Caring Case Cases Catholic Centre Centred Centres Chair Charter Chief Child Childcare Childhood
    Children Children’s Chinese Christian Christmas City Class Clinic Club College Commission Commissioner Committee
    Committees Communication Community Concern Concerns Conference Conferences Contact Convention Council Councils
    Court Criminal Cycle Data December Deputy Development Director Disability Discussion Dr Drug Drugs During Each
    Early Easter Edinburgh Education Eight Eligible England English Equality Estate European Evaluation Every
    Evidence Exploitation Families Family Father February Feedback File First Five Focus Following For Forum Four
    Framework Friday From Fund Further Gaelic Getting Girls Glasgow Government Group Groups Guidance Guide Having He
    Head Health Hearing Hearings Her High Highland His Home Homes Hospital House How However Human I If Impact
    Improvement In Infant Initial Inquiry Inspection Inspectorate Inspectors Integrated Interim International
    Intervention Interview Irish Is Islamic It Its January Joint July June Justice Key Lead Leaders Leadership
    Learning Legal Liaison Line Local Looked Management Manager March Matters May Meeting Meetings Member Members
    Mental Midwife Minister Monday Most Mother Multi-agency Muslim Named National Needs Neglect Network New Next NHS
    Nine No Northern Not Note November Nurse Nursery Nurses October Of Officer Officers Old On Once One Only Or
    Order Other Others Our Outcome Outcomes Over Overall Panel Paper Parent Parental Parenting Parents Part Partner
    Partners Partnership Patient Performance Permanence Person Persons Place Plan Planning Plans Play Police Policy
    Polish Poverty Practice Pre-birth Primary Principal Priority Private Procedures Process Professional Programme
    Project Protection Provision Psychology Public Pupil Quality Quarter Recommendation Record Records Referral
    Referrals Register Registration Report Reporter Reporters Reporting Resilience Respondents Response Responses
    Review Reviews Rights Risk Roma Royal Safe Safeguarding Safety Saturday School Schools Scotland Scotland’s Scots
    Scottish Seasons Second Secondary Secretary Section Self-evaluation Senior September Serious Service Services
    Seven Sexual She Sheriff Since Six Skills Smile Social Society Some South Space Specialist Spring Staff Standard
    Standards Statement Strategic Strategy Street Strength Study Sub-group Such Summary Summer Sunday Supervision
    Support Survey Survivors System Targets Task Team Teams Ten That The Their Them Then There These They Third This
    Those Three Through Thursday To Together Tool Toolkit Training Transition Trauma Trust Tuesday Two UK UN Under
    Unit United University Up Urgent View Views Visit Visiting Visitor Voice Voluntary Wales Ward Was We Wednesday
    Week Welfare Wellbeing Welsh West What When Where Whether Which While White Who Whole Why Will Winter With Women
    Work Worker Workers Working World Year Years Yes Yet You Young Youth
    """.split()  # noqa: SIM905 - four hundred quoted words would hide them
)
"""By the titles and bodies of the field, and by what the published reports and the worked example were wrongly asked
about."""
